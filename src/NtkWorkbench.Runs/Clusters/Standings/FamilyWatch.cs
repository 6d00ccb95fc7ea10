using System.Collections.Concurrent;

namespace NtkWorkbench.Runs;

/// <summary>Looks how a family stands: by its files, and what those do not say by its scheduler, which is asked once for all
/// tasks.</summary>
internal sealed class FamilyWatch(ClusterFolder cluster, Func<string, IScheduler?> schedulers, TimeProvider time)
{
    // Longer than it takes to queue a batch.
    private static readonly TimeSpan Submission = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, double?> _steps = [];
    private readonly ConcurrentDictionary<string, RunHeader> _done = [];

    /// <summary>How it stands now. A scheduler that does not answer keeps nothing from being told.</summary>
    /// <param name="cancellation">Ends the question to the scheduler.</param>
    /// <param name="isSubmitting">The caller alone queues tasks of this family now: what is not queued yet will not be by others.</param>
    public FamilyStanding Look(CancellationToken cancellation, bool isSubmitting = false)
    {
        RunHeader? family = RunHeader.Of(cluster.Family, time);
        IReadOnlyList<string> names = File.Exists(cluster.Family.ResolvedYaml) ? [TaskTable.Itself]
            : [.. FamilyFolder.Names(cluster.Family)];
        // Before the members are looked at: a task is marked after they are done.
        IReadOnlySet<int> ended = cluster.EndedTasks();
        Dictionary<string, RunHeader?> headers = names.AsParallel()
            .Select(name => (name, Header(name))).ToDictionary(member => member.name, member => member.Item2);
        var standing = new FamilyStanding
        {
            Name = family?.Name ?? Path.GetFileName(cluster.Family.Path),
            Status = family?.Status ?? RunStatus.Waiting,
            Members = [],
        };
        return cluster.Exists ? OfTasks(standing, headers, ended, isSubmitting, cancellation)
            : standing with { Members = [.. names.Select(name => Member(name, headers[name], null, null, isNext: false))] };
    }

    private FamilyStanding OfTasks(FamilyStanding standing, Dictionary<string, RunHeader?> headers, IReadOnlySet<int> ended,
        bool isSubmitting, CancellationToken cancellation)
    {
        TaskTable table = TaskTable.Read(cluster);
        SubmittedBatch?[] batches = Latest(table.Count);
        ILookup<int, TaskAttempt> attempts = cluster.Attempts();
        bool[] done = [.. Enumerable.Range(1, table.Count).Select(task => table[task].All(name => IsDone(headers, name)))];
        SchedulerAnswer answer = Ask(batches, [.. done.Index().Select(task => task.Item || ended.Contains(task.Index + 1))], cancellation);
        Dictionary<int, QueuedTask> queued = answer.Tasks.ToDictionary(task => task.Task);
        var taken = batches.OfType<SubmittedBatch>().Distinct().ToDictionary(batch => batch.Number, batch => batch.Taken());
        TaskEvidence Evidence(int task)
        {
            SubmittedBatch? batch = batches[task - 1];
            QueuedTasks? own = batch is null ? null : taken[batch.Number].GetValueOrDefault(task);
            return EvidenceOf(batch, done[task - 1], attempts[task].LastOrDefault(),
                [.. table[task].Select(name => headers.GetValueOrDefault(name))]) with
            {
                IsEnded = ended.Contains(task),
                Queued = queued.GetValueOrDefault(task),
                IsAnswered = answer.IsKnown,
                IsAsked = isSubmitting,
                IsUnqueued = batch is not null && own is null
                    && (isSubmitting || time.GetUtcNow() - batch.Submitted > Submission),
                Log = done[task - 1] || own is null || attempts[task].Any() ? null : cluster.Log(own, task),
            };
        }
        TaskEvidence[] evidence = [.. Enumerable.Range(1, table.Count).Select(Evidence)];
        (TaskState State, string? Remark)[] states = [.. evidence.Select(task => task.Explain())];
        return standing with
        {
            Members = [.. Enumerable.Range(0, table.Count).SelectMany(i => Members(i + 1, table[i + 1], headers, evidence[i], states[i]))],
            Tasks = [.. states.Select(task => task.State)],
            Batches = batches,
            FailedNodes = [.. states.Index().Where(task => task.Item.State == TaskState.NodeFailed)
                .Select(task => evidence[task.Index].Queued?.Node).OfType<string>().Distinct()],
            Remark = answer.Remark,
        };
    }

    private static bool IsDone(Dictionary<string, RunHeader?> headers, string name) => headers.GetValueOrDefault(name) is { IsDone: true };

    private SubmittedBatch?[] Latest(int count)
    {
        var latest = new SubmittedBatch?[count];
        foreach (SubmittedBatch batch in cluster.Batches())
        {
            if (!TaskNumbers.TryParse(batch.Tasks, count, out IReadOnlyList<int> tasks))
                throw FileInputErrors.Single(cluster.TaskTable, Invariant($"has {count} tasks, batch {batch.Number} has {batch.Tasks}"));
            foreach (int task in tasks)
                latest[task - 1] = batch;
        }
        return latest;
    }

    private SchedulerAnswer Ask(SubmittedBatch?[] batches, bool[] ended, CancellationToken cancellation)
    {
        // Of each batch only the tasks that were not queued again since.
        var open = batches.Index().Where(task => !ended[task.Index] && task.Item is not null)
            .GroupBy(task => task.Item!, task => task.Index + 1).ToArray();
        SchedulerAnswer[] answers = [.. open.GroupBy(tasks => tasks.Key.Scheduler).Select(group =>
            schedulers(group.Key)?.Poll([.. group.SelectMany(tasks => tasks.Key.QueuedOf(tasks))], cancellation)
                ?? SchedulerAnswer.Silence($"this program knows no scheduler {group.Key}"))];
        return new SchedulerAnswer
        {
            IsKnown = answers.All(answer => answer.IsKnown),
            Remark = answers.Select(answer => answer.Remark).FirstOrDefault(remark => remark is not null),
            Tasks = [.. answers.SelectMany(answer => answer.Tasks)],
        };
    }

    private TaskEvidence EvidenceOf(SubmittedBatch? batch, bool isDone, TaskAttempt? last, IReadOnlyList<RunHeader?> members)
    {
        // What came of an earlier batch says nothing of a task that was queued again.
        TaskAttempt? attempt = last?.Batch == batch?.Number ? last : null;
        DateTimeOffset[] signs = [.. new[] { batch?.Submitted, attempt?.Begun, attempt?.Ended }
            .Concat(members.Select(member => member?.Process?.Heartbeat)).OfType<DateTimeOffset>()];
        return new TaskEvidence
        {
            IsDone = isDone,
            IsAlive = attempt?.End is null && members.Any(member => member is { Status: RunStatus.Running }),
            Attempt = attempt,
            IsCancelled = batch is { IsCancelled: true },
            Silence = signs.Length == 0 ? TimeSpan.MaxValue : time.GetUtcNow() - signs.Max(),
        };
    }

    private IEnumerable<MemberStanding> Members(int task, IReadOnlyList<string> names, Dictionary<string, RunHeader?> headers,
        TaskEvidence evidence, (TaskState State, string? Remark) how)
    {
        bool isNext = true;
        foreach (string name in names)
        {
            RunHeader? header = headers.GetValueOrDefault(name);
            yield return Member(name, header, (task, how.State, how.Remark), evidence, isNext);
            isNext &= header is { IsDone: true };
        }
    }

    private MemberStanding Member(
        string name, RunHeader? header, (int Number, TaskState State, string? Remark)? task, TaskEvidence? evidence, bool isNext)
    {
        MemberState state = MemberStanding.StateOf(header, task?.State, isNext);
        bool isOver = header is { IsDone: true };
        double? step = state == MemberState.Waiting || isOver ? null : LossSketch.Of(Folder(name).MetricsSoFar).Step;
        return new MemberStanding
        {
            Name = name,
            Task = task?.Number,
            State = state,
            Node = evidence?.Attempt?.Node ?? evidence?.Queued?.Node ?? (state == MemberState.Running ? header?.Process?.Host : null),
            Job = evidence?.Attempt is { Scheduler: ProcessScheduler.Processes } own ? Invariant($"process {own.Process}")
                : evidence?.Queued?.Job ?? evidence?.Attempt?.Job,
            Step = step,
            Steps = step is null ? null : Steps(name),
            TimeLeft = state == MemberState.Running ? evidence?.Queued?.TimeLeft : null,
            Message = isOver ? header!.Message
                : evidence?.Attempt?.Messages.GetValueOrDefault(name) ?? task?.Remark ?? Words(task?.State) ?? header?.Message,
        };
    }

    private static string? Words(TaskState? state) => state switch
    {
        TaskState.OutOfTime => "its time was over",
        TaskState.OutOfMemory => "out of memory",
        TaskState.NodeFailed => "its node failed",
        _ => null,
    };

    private RunFolder Folder(string name) => name == TaskTable.Itself ? cluster.Family
        : RunFolder.At(FamilyFolder.Member(cluster.Family, name));

    // A folder that is damaged says nothing; the others do.
    private RunHeader? Header(string name)
    {
        if (_done.TryGetValue(name, out RunHeader? done))
            return done;
        RunHeader? header = TryRead(() => RunHeader.Of(Folder(name), time));
        if (header is { IsDone: true })
            _done[name] = header;
        return header;
    }

    private double? Steps(string name)
    {
        if (!_steps.TryGetValue(name, out double? steps))
            _steps[name] = steps = TryRead(() => (JobLoader.Load(Folder(name).ResolvedYaml, []).Job as TrainingJob)?.Training.Steps);
        return steps;
    }

    private static T? TryRead<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is NtkException || FileErrors.AreOf(error))
        {
            return default;
        }
    }
}

using System.Text.RegularExpressions;

namespace NtkWorkbench.Runs;

/// <summary>Tasks as arrays of a cluster under Slurm, by its commands sbatch, squeue, sacct and scancel.</summary>
internal sealed partial class SlurmScheduler(SlurmCommands commands, TimeProvider time) : IScheduler
{
    private readonly SlurmPoll _poll = new(commands);
    private readonly BackOff _backOff = new(time);
    private string _lastSilence = "";
    private SlurmLimits? _limits;

    public string Name => "slurm";

    /// <summary>Half of what the whole cluster holds: others want room too.</summary>
    public int MostTasks() => Math.Max(1, Limits().MaxJobCount / 2);

    public IReadOnlyList<(string Name, string Text)> Scripts(TaskBatch batch) =>
        [.. ScriptsOf(batch).Select(script => (script.Name, script.Text))];

    public void Submit(TaskBatch batch, Action<QueuedTasks> queued)
    {
        SlurmLimits limits = Limits();
        if (limits.MaxArraySize < 2)
            throw new NtkException("this cluster takes no arrays (its MaxArraySize is below 2), which tasks are queued as");
        foreach (SlurmScript script in ScriptsOf(batch))
            AtomicFile.WriteText(PathOf(batch, script.Name), script.Text);
        // Slurm makes no folders: without it no task begins.
        Directory.CreateDirectory(PathOf(batch, "logs"));
        var taken = new List<QueuedTasks>();
        foreach (ArrayChunk chunk in ArrayChunk.Cut(batch.Tasks, limits, batch.Parallel))
        {
            try
            {
                taken.Add(Submit(batch, chunk, Predecessor(taken, batch.Parallel)));
            }
            catch (NtkException error) when (taken.Count > 0)
            {
                string before = string.Join(", ", taken.Select(array => $"tasks {array.Tasks} as {array.Id}"));
                throw new NtkException($"{error.Message}\nqueued before that: {before}", error);
            }
            queued(taken[^1]);
        }
    }

    public SchedulerAnswer Poll(IReadOnlyList<QueuedTasks> queued, CancellationToken cancellation)
    {
        QueuedTasks[] arrays = [.. queued.Where(array => IsId(array.Id))];
        if (arrays.Length == 0)
            return new() { IsKnown = true };
        if (!_backOff.IsOver)
            return SchedulerAnswer.Silence(_lastSilence);
        SchedulerAnswer answer = _poll.Ask(arrays, cancellation);
        _backOff.Note(answer.IsKnown);
        _lastSilence = answer.Remark ?? "";
        return answer;
    }

    public void Cancel(IReadOnlyList<QueuedTasks> queued)
    {
        // Those first that would begin when tasks are cancelled.
        Cancel(queued.Where(array => IsId(array.FollowUp)).Select(array => (array.Cluster, array.FollowUp!)));
        Cancel(queued.Where(array => IsId(array.Id)).Select(array => (array.Cluster, array.Id)));
    }

    private static SlurmScript[] ScriptsOf(TaskBatch batch) => batch.IsFollowedUp
        ? [SlurmScript.OfTasks(batch), SlurmScript.OfFollowUp(batch)] : [SlurmScript.OfTasks(batch)];

    private static string PathOf(TaskBatch batch, string name) => Path.Combine(batch.Folder, "cluster", name);

    private static bool IsId(string? id) => id is not null && Id().IsMatch(id);

    // The array that one waits for where more arrays than may run at once would; null: none.
    private static QueuedTasks? Predecessor(List<QueuedTasks> taken, int? parallel) =>
        parallel is int most && taken.Count >= most ? taken[taken.Count - most] : null;

    private SlurmLimits Limits()
    {
        if (_limits is null)
        {
            CommandOutcome outcome = commands.Ask("scontrol", ["show", "config"], CancellationToken.None);
            if (!outcome.IsDone)
                throw new NtkException($"Slurm cannot be asked here: {SlurmCommands.Words("scontrol", outcome)}");
            _limits = SlurmLimits.Parse(outcome.Output);
        }
        return _limits;
    }

    private QueuedTasks Submit(TaskBatch batch, ArrayChunk chunk, QueuedTasks? predecessor)
    {
        SlurmScript script = SlurmScript.OfTasks(batch);
        string[] options =
        [
            "--parsable", $"--array={chunk.Indices}", $"--chdir={batch.Folder}",
            .. predecessor is null ? Array.Empty<string>() : [$"--dependency=afterany:{predecessor.Id}"], .. script.Arguments,
        ];
        string[] arguments = [PathOf(batch, script.Name), Invariant($"{chunk.Offset}")];
        (string id, string? cluster) = Submit(batch, options, arguments);
        string? remark = null;
        string? followUp = batch.IsFollowedUp ? FollowUp(batch, id, cluster, out remark) : null;
        return new()
        {
            Id = id,
            Cluster = cluster,
            Offset = chunk.Offset,
            Tasks = TaskNumbers.Format(chunk.Tasks),
            FollowUp = followUp,
            Remark = remark,
        };
    }

    // Machines are left out where others remain: a cluster refuses what none is left for, and names that it no longer knows.
    private (string Id, string? Cluster) Submit(TaskBatch batch, string[] options, string[] arguments)
    {
        if (batch.ExcludedNodes.Count > 0)
        {
            CommandOutcome outcome = commands.Submit(
                [.. options, $"--exclude={string.Join(',', batch.ExcludedNodes)}", .. arguments], batch.Resources);
            if (outcome.IsDone || outcome.Status is null)
                return ReadId(batch, outcome);
        }
        return ReadId(batch, commands.Submit([.. options, .. arguments], batch.Resources));
    }

    private string? FollowUp(TaskBatch batch, string id, string? cluster, out string? remark)
    {
        SlurmScript script = SlurmScript.OfFollowUp(batch);
        string[] options =
        [
            "--parsable", $"--chdir={batch.Folder}", $"--dependency=afternotok:{id}", "--kill-on-invalid-dep=yes", .. script.Arguments,
            .. cluster is null ? Array.Empty<string>() : [$"--clusters={cluster}"],
        ];
        CommandOutcome outcome = commands.Submit([.. options, PathOf(batch, script.Name)], batch.Resources);
        // Some queues take short jobs alone; what the command line asks for wins over the script.
        if (outcome.Status is not (null or 0) && SlurmScript.AsksForMoreTime(batch))
        {
            string time = $"--time={SlurmScript.Format(batch.Resources.Time!.Value.Span)}";
            outcome = commands.Submit([.. options, time, PathOf(batch, script.Name)], batch.Resources);
        }
        try
        {
            remark = null;
            return ReadId(batch, outcome).Id;
        }
        catch (NtkException error)
        {
            remark = $"nothing looks after array {id} when a task of it fails: {error.Message}";
            return null;
        }
    }

    // "123", or "123;cluster"; a site's own words may stand around it.
    private static (string Id, string? Cluster) ReadId(TaskBatch batch, CommandOutcome outcome)
    {
        if (outcome.Status is null)
        {
            throw new NtkException($"{SlurmCommands.Words("sbatch", outcome)}\n"
                + $"whether it was queued all the same, squeue --me --name={batch.Name} tells");
        }
        Match? answer = outcome.Output.Split('\n').Select(line => Answer().Match(line.Trim())).LastOrDefault(match => match.Success);
        if (!outcome.IsDone || answer is null)
            throw new NtkException(SlurmCommands.Words("sbatch", outcome));
        return (answer.Groups["id"].Value, answer.Groups["cluster"] is { Success: true } cluster ? cluster.Value : null);
    }

    private void Cancel(IEnumerable<(string? Cluster, string Id)> jobs)
    {
        foreach (var cluster in jobs.GroupBy(job => job.Cluster))
        {
            string[] options = cluster.Key is string name ? ["--quiet", $"--clusters={name}"] : ["--quiet"];
            foreach (string[] ids in cluster.Select(job => job.Id).Distinct().Chunk(SlurmCommands.MostIds))
            {
                CommandOutcome outcome = commands.Ask("scancel", [.. options, .. ids], CancellationToken.None);
                if (!outcome.IsDone && !IsOnlyOfEnded(outcome))
                    throw new NtkException(SlurmCommands.Words("scancel", outcome));
            }
        }
    }

    private static bool IsOnlyOfEnded(CommandOutcome outcome)
    {
        string[] lines = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return outcome.Status is not null && lines.Length > 0 && lines.All(line => line.Contains("Invalid job id", StringComparison.Ordinal)
            || line.Contains("already completing or completed", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\A[0-9]{1,10}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A(?<id>[0-9]{1,10})(;(?<cluster>[A-Za-z0-9._-]+))?\z")]
    private static partial Regex Answer();
}

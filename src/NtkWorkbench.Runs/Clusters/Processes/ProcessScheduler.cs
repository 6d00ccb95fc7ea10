using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NtkWorkbench.Runs;

/// <summary>Tasks as processes of this machine that outlive the one that starts them. Each is given all tasks, and passes over members
/// that another works on: whichever is free takes the next.</summary>
internal sealed class ProcessScheduler : IScheduler
{
    // A task that is told to leave has 25 s for that.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private const int Most = 10_000;

    // Linux takes 128 KiB as one argument, and some 2 MiB in all.
    private const int LongestArgument = 100_000;

    private const int MostNumber = 1_000_000;

    /// <summary>Its name.</summary>
    public const string Processes = "processes";

    public string Name => Processes;

    public int MostTasks() => Most;

    public IReadOnlyList<(string Name, string Text)> Scripts(TaskBatch batch) => [];

    public void Submit(TaskBatch batch, Action<QueuedTasks> queued)
    {
        string numbers = TaskNumbers.Format(batch.Tasks);
        Directory.CreateDirectory(Path.Combine(batch.Folder, "cluster", "logs"));
        int parallel = batch.Parallel ?? Math.Max(1, Environment.ProcessorCount / batch.Resources.Cpus);
        for (int i = 1; i <= Math.Min(parallel, batch.Tasks.Count); i++)
        {
            string log = Invariant($"cluster/logs/process-{batch.Number}-{i}.log");
            LocalProcess process = Start(batch, ["task", ".", .. Pieces(numbers), "--detached", "--log", log]);
            queued(new() { Id = process.ToString(), Tasks = numbers });
        }
    }

    public SchedulerAnswer Poll(IReadOnlyList<QueuedTasks> queued, CancellationToken cancellation)
    {
        var tasks = new SortedDictionary<int, QueuedTask>();
        var ended = new SortedDictionary<int, QueuedTask>();
        string? elsewhere = null;
        foreach (QueuedTasks group in queued)
        {
            if (LocalProcess.Parse(group.Id) is not LocalProcess process
                || !TaskNumbers.TryParse(group.Tasks, MostNumber, out IReadOnlyList<int> numbers))
                continue;
            if (!process.IsHere)
                elsewhere = process.Host;
            // Which of its tasks a process works on, the members' folders tell.
            bool isAlive = process.IsAlive;
            QueuedState state = !isAlive ? QueuedState.Gone : numbers.Count == 1 ? QueuedState.Running : QueuedState.Waiting;
            foreach (int task in numbers)
                (isAlive ? tasks : ended).TryAdd(task, TaskOf(task, process, state));
        }
        // Nobody begins what was left by the last process that had it.
        foreach ((int task, QueuedTask left) in ended)
            tasks.TryAdd(task, left);
        return elsewhere is null ? new() { IsKnown = true, Tasks = [.. tasks.Values] }
            : SchedulerAnswer.Silence($"the processes were started on {elsewhere}: ask there (this is {Environment.MachineName})");
    }

    public void Cancel(IReadOnlyList<QueuedTasks> queued)
    {
        LocalProcess[] processes = [.. queued.Select(group => LocalProcess.Parse(group.Id)).OfType<LocalProcess>()];
        if (processes.FirstOrDefault(process => !process.IsHere) is LocalProcess other)
            throw new NtkException($"the processes were started on {other.Host}: cancel them there (this is {Environment.MachineName})");
        foreach (LocalProcess process in processes)
            process.End();
        for (TimeSpan waited = TimeSpan.Zero; waited < EndsWithin && processes.Any(process => process.IsAlive); waited += Look)
            Thread.Sleep(Look);
    }

    private static QueuedTask TaskOf(int task, LocalProcess process, QueuedState state) =>
        new() { Task = task, Job = Invariant($"process {process.Number}"), State = state, Node = process.Host };

    private static IEnumerable<string> Pieces(string numbers)
    {
        int start = 0;
        while (numbers.Length - start > LongestArgument)
        {
            int comma = numbers.LastIndexOf(',', start + LongestArgument);
            yield return numbers[start..comma];
            start = comma + 1;
        }
        yield return numbers[start..];
    }

    private static LocalProcess Start(TaskBatch batch, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(batch.Program[0], batch.Program.Skip(1).Concat(arguments))
        {
            WorkingDirectory = batch.Folder,
            // Not this process's own: whoever reads those would wait for the tasks as well.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Those of a job of Slurm's around this process are not theirs.
        foreach (string name in start.Environment.Keys.Where(IsOfSlurm).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_PROCESSOR_COUNT"] = Invariant($"{batch.Resources.Cpus}");
        start.Environment["OMP_NUM_THREADS"] = Invariant($"{batch.Resources.Cpus}");
        try
        {
            using Process process = Process.Start(start)!;
            LocalProcess started = LocalProcess.Of(process.Id);
            process.StandardInput.Close();
            process.StandardOutput.Close();
            process.StandardError.Close();
            return started;
        }
        catch (Win32Exception error)
        {
            throw new NtkException(
                $"{batch.Program[0]} cannot be started: {Marshal.GetPInvokeErrorMessage(error.NativeErrorCode)}", error);
        }
    }

    private static bool IsOfSlurm(string name) =>
        name.StartsWith("SLURM_", StringComparison.Ordinal) || name.StartsWith("SBATCH_", StringComparison.Ordinal);
}

using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk task FAMILY NUMBERS: what a scheduler runs.</summary>
internal sealed class TaskCommand : Command
{
    // Many processes write to one file system, and nobody looks every second.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(60);

    private readonly Session _session;
    private readonly Argument<string> _family = new("FAMILY") { Description = "The family's folder." };
    private readonly Argument<string[]> _numbers = new("NUMBERS")
    {
        Description = "Tasks of cluster/tasks.csv: 7, or 1-5,9; those of several words are taken together.",
        Arity = ArgumentArity.OneOrMore,
    };
    // Where they stand the process has become so before anything was written.
    private readonly Option<bool> _detached = new(DetachedProcess.Option)
    {
        Description = "Lets go of the terminal, and passes over members that another process works on.",
    };
    private readonly Option<string?> _log = new(DetachedProcess.LogOption)
    {
        Description = "With --detached: where messages go.",
        HelpName = "FILE",
    };

    public TaskCommand(Session session)
        : base("task", "Continue the members of tasks; schedulers call it.")
    {
        _session = session;
        Hidden = true;
        Add(_family);
        Add(_numbers);
        Add(_detached);
        Add(_log);
        SetAction(result => session.ExecuteTask(() =>
            Run(result.GetRequiredValue(_family), string.Join(',', result.GetRequiredValue(_numbers)), result.GetValue(_detached))));
    }

    private ExitCode Run(string folder, string numbers, bool isDetached)
    {
        Workbench workbench = _session.Workbench with { Heartbeat = Heartbeat };
        var run = new TaskRun(new ClusterFolder(RunFolder.Open(folder)),
            TaskOrigin.Of(Environment.GetEnvironmentVariable, workbench.Time), workbench, () => _session.TaskEnd);
        if (!TaskNumbers.TryParse(numbers, run.Count, out IReadOnlyList<int> tasks))
            throw CommandLineError.Create($"NUMBERS must be of tasks from 1 to {run.Count}, as in 1-5,9, got '{numbers}'");
        TaskEnd[] ends = ProgressDisplay.For(_session.Errors, workbench.Time).Show(observer => tasks
            .TakeWhile(_ => !_session.Cancellation.IsCancellationRequested)
            .Select(task => run.Run(task, waits: !isDetached, observer, _session.Cancellation)).ToArray());
        TaskEnd worst = (ends.Length < tasks.Count ? ends.Append(_session.TaskEnd) : ends).Max();
        (ExitCode code, string words) = worst switch
        {
            TaskEnd.Done => (ExitCode.Done, "nothing is left to be done"),
            TaskEnd.InUse => (ExitCode.Done, "another process is at it"),
            TaskEnd.Failed => (ExitCode.Failed, "failed"),
            TaskEnd.BadInput => (ExitCode.BadInput, "the input is wrong"),
            TaskEnd.OutOfMemory => (ExitCode.Failed, "out of memory"),
            TaskEnd.OutOfTime => (ExitCode.Requeue, "the time is nearly over; what is left goes on from the last saved state"),
            TaskEnd.Told => (ExitCode.Requeue, "told to leave; what is left goes on from the last saved state"),
            _ => throw new ArgumentOutOfRangeException(nameof(numbers), worst, null),
        };
        _session.Output.WriteLine($"tasks {numbers}: {words}");
        return code;
    }
}

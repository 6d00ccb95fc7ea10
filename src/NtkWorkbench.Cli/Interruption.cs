using System.Runtime.InteropServices;

namespace NtkWorkbench.Cli;

/// <summary>
/// SIGINT and SIGTERM as a cancellation: the first one asks the run to end cleanly, a second one ends the process. SIGUSR1 asks for the
/// states of runs to be saved. A scheduler's task is told by any of them, by SIGUSR1 that the time is nearly over; a further one ends
/// nothing.
/// </summary>
internal sealed partial class Interruption : IDisposable
{
    // SIGUSR1, which .NET has no name for.
    private static readonly int UserSignal = OperatingSystem.IsLinux() ? 10 : 30;

    // SIGXFSZ, by which a file that grows too large would end the process without a word.
    private const int FileSizeSignal = 25;

    // A user waits.
    private static readonly TimeSpan OfRuns = TimeSpan.FromSeconds(3);

    // Slurm signals 90 s before the time is over, and ends what SIGTERM did not end by SIGKILL after 30 s (KillWait), unless it is set up
    // otherwise. The rest is for leaving the folders.
    private static readonly TimeSpan BeforeTimeIsOver = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan BeforeKill = TimeSpan.FromSeconds(25);

    private readonly CancellationTokenSource _source = new();
    private readonly Lock _gate = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly TimeProvider _time;
    private readonly Action<int> _end;
    private long _until = long.MaxValue;

    public Interruption()
        : this(TimeProvider.System, End)
    {
    }

    /// <summary>One whose clock and whose end of the process are given.</summary>
    public Interruption(TimeProvider time, Action<int> end)
    {
        (_time, _end) = (time, end);
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, ExitCode.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, ExitCode.Terminated)),
            .. OperatingSystem.IsWindows() ? [] : new[]
            {
                PosixSignalRegistration.Create((PosixSignal)UserSignal, Save),
                PosixSignalRegistration.Create((PosixSignal)FileSizeSignal, context => context.Cancel = true),
            },
        ];
    }

    /// <summary>When states are saved.</summary>
    public SaveSchedule Saving { get; } = new();

    /// <summary>What is done before the process ends with its work where it is.</summary>
    public Action Leaving { get; set; } = () => { };

    /// <summary>Whether the process is a scheduler's task, which is queued again when it is told to leave.</summary>
    public bool IsTask { get; set; }

    /// <summary>How a task ends that was told to.</summary>
    public TaskEnd TaskEnd { get; private set; } = TaskEnd.Told;

    public CancellationToken Token => _source.Token;

    /// <summary>What the process should exit with; null while no signal came.</summary>
    public ExitCode? Exit { get; private set; }

    /// <summary>How long work may still go on that was told to end.</summary>
    public TimeSpan Left => _time.GetElapsedTime(_time.GetTimestamp(), Volatile.Read(ref _until));

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    /// <summary>Ends the process where it is, with native threads in the middle of their work: nothing is taken down under them. On Windows
    /// it returns.</summary>
    public void EndProcess()
    {
        Leaving();
        _end((int)(Exit ?? ExitCode.Interrupted));
    }

    /// <summary>Tells the work to end, as a signal does.</summary>
    /// <param name="code">What the process exits with where it is no task.</param>
    /// <param name="isTimeOver">Whether the scheduler says that the time is nearly over.</param>
    public void Tell(ExitCode code, bool isTimeOver = false)
    {
        TimeSpan patience = !IsTask ? OfRuns : isTimeOver ? BeforeTimeIsOver : BeforeKill;
        lock (_gate)
        {
            if (Exit is null && isTimeOver)
                TaskEnd = TaskEnd.OutOfTime;
            Exit ??= IsTask ? ExitCode.Requeue : code;
            _until = Math.Min(_until, _time.GetTimestamp() + (long)(patience.TotalSeconds * _time.TimestampFrequency));
        }
        _source.Cancel();
    }

    private static void End(int code)
    {
        if (!OperatingSystem.IsWindows())
            ExitNow(code);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void ExitNow(int code);

    private void Save(PosixSignalContext context)
    {
        context.Cancel = true;
        if (IsTask)
            Tell(ExitCode.Requeue, isTimeOver: true);
        else
            Saving.Request();
    }

    private void Handle(PosixSignalContext context, ExitCode code)
    {
        // The second signal keeps its default effect: the user wants out now. Of a scheduler's the first is meant.
        context.Cancel = Exit is null || IsTask;
        if (!context.Cancel)
            Leaving();
        Tell(code);
    }
}

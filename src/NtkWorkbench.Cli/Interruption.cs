using System.Runtime.InteropServices;

namespace NtkWorkbench.Cli;

/// <summary>
/// SIGINT and SIGTERM as a cancellation: the first one asks the run to end cleanly, a second one ends the process. SIGUSR1 asks for the
/// states of runs to be saved; of a scheduler's task it says that the time is nearly over.
/// </summary>
internal sealed partial class Interruption : IDisposable
{
    // SIGUSR1, which .NET has no name for.
    private static readonly int UserSignal = OperatingSystem.IsLinux() ? 10 : 30;

    // SIGXFSZ, by which a file that grows too large would end the process without a word.
    private const int FileSizeSignal = 25;

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() =>
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
        if (!OperatingSystem.IsWindows())
            ExitNow((int)(Exit ?? ExitCode.Interrupted));
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void ExitNow(int code);

    private void Save(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!IsTask)
        {
            Saving.Request();
            return;
        }
        TaskEnd = TaskEnd.OutOfTime;
        Handle(context, ExitCode.Requeue);
    }

    private void Handle(PosixSignalContext context, ExitCode code)
    {
        // The second signal keeps its default effect: the user wants out now.
        context.Cancel = Exit is null;
        if (Exit is not null)
            Leaving();
        Exit ??= IsTask ? ExitCode.Requeue : code;
        _source.Cancel();
    }
}

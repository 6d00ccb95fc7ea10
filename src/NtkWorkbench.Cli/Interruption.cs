using System.Runtime.InteropServices;

namespace NtkWorkbench.Cli;

/// <summary>
/// SIGINT and SIGTERM as a cancellation: the first one asks the run to end cleanly, a second one ends the process.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() =>
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, ExitCode.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, ExitCode.Terminated)),
        ];

    public CancellationToken Token => _source.Token;

    /// <summary>What the process should exit with; null while no signal came.</summary>
    public ExitCode? Exit { get; private set; }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context, ExitCode code)
    {
        // The second signal keeps its default effect: the user wants out now.
        context.Cancel = Exit is null;
        Exit ??= code;
        _source.Cancel();
    }
}

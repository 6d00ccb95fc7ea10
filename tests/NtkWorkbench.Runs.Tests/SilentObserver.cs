namespace NtkWorkbench.Runs.Tests;

/// <summary>Keeps what a run says.</summary>
internal sealed class SilentObserver : IRunObserver
{
    public List<RunProgress> Progress { get; } = [];

    public List<string> Warnings { get; } = [];

    public void OnProgress(RunProgress progress)
    {
        lock (Progress)
            Progress.Add(progress);
    }

    public void OnWarning(string message) => Warnings.Add(message);
}

namespace NtkWorkbench.Runs.Tests;

/// <summary>Does something when a run has reported so often.</summary>
internal sealed class TaskObserver(int reports, Action act) : IRunObserver
{
    private int _left = reports;

    public void OnProgress(RunProgress progress)
    {
        if (_left-- == 0)
            act();
    }

    public void OnWarning(string message)
    {
    }
}

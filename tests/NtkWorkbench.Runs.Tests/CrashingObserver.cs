namespace NtkWorkbench.Runs.Tests;

/// <summary>Stands for a process that is killed: from some report on, every report throws what no run expects.</summary>
internal sealed class CrashingObserver(int reports) : IRunObserver
{
    private int _left = reports;

    public void OnProgress(RunProgress progress)
    {
        if (Interlocked.Decrement(ref _left) < 0)
            throw new CrashException();
    }

    public void OnWarning(string message)
    {
        if (Volatile.Read(ref _left) < 0)
            throw new CrashException();
    }
}

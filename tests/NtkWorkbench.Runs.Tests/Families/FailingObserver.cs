namespace NtkWorkbench.Runs.Tests;

/// <summary>Lets one member of a family fail, once.</summary>
internal sealed class FailingObserver(string member) : IRunObserver
{
    private bool _hasFailed;

    public void OnProgress(RunProgress progress)
    {
        if (_hasFailed || progress.Item?.Contains($"{member}: ", StringComparison.Ordinal) != true)
            return;
        _hasFailed = true;
        throw new NtkException("no more");
    }

    public void OnWarning(string message)
    {
    }
}

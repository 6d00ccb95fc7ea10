namespace NtkWorkbench.Jobs.Execution;

/// <summary>What a run tells whoever shows it. Calls come from the run's own thread.</summary>
public interface IRunObserver
{
    /// <summary>The run is this far.</summary>
    void OnProgress(RunProgress progress);

    /// <summary>Something that the user should know and that did not stop the run.</summary>
    void OnWarning(string message);
}

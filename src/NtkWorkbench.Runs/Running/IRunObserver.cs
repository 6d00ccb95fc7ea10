namespace NtkWorkbench.Runs;

/// <summary>What a run tells whoever shows it. Calls come one at a time, from any of the threads that the run works on.</summary>
public interface IRunObserver
{
    /// <summary>The run is this far; within a stage and an item of it the share never falls.</summary>
    void OnProgress(RunProgress progress);

    /// <summary>Something that the user should know and that did not stop the run.</summary>
    void OnWarning(string message);
}

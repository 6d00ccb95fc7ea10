namespace NtkWorkbench.Runs;

/// <summary>A job that computes, compares with theory, and draws: a lab. Its kinds differ in what they compute.</summary>
internal abstract class LabRunPlan(LoadedJob source, Workbench workbench) : RunPlan(source, workbench)
{
    /// <summary>Computes what the lab is about.</summary>
    internal abstract LabResult Compute(RunContext run);

    private protected sealed override RunWork Begin(RunContext run) => new LabRun(this, run);
}

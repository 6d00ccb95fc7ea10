namespace NtkWorkbench.Runs.Tests;

/// <summary>Runs jobs in tests as the command line does.</summary>
internal static class TestWorkbench
{
    public static Workbench Create(ILinearAlgebra? linearAlgebra = null, bool draws = false) => new()
    {
        Engines = new EngineCatalog(
        [
            new AvailableEngine
            {
                Kind = EngineKind.Builtin,
                FindDevices = () => [Device.Cpu],
                OnDevice = _ => new BuiltinEngineProvider(linearAlgebra ?? LinearAlgebraProviders.Best()),
            },
        ]),
        LinearAlgebra = linearAlgebra ?? LinearAlgebraProviders.Best(),
        Renderer = draws ? new ScottPlotRenderer() : new BlankRenderer(),
        Time = TimeProvider.System,
        AvailableMemory = 4L << 30,
    };

    /// <summary>Loads, plans and runs a job file into a folder.</summary>
    public static RunSummary Run(string jobFile, string folder, IReadOnlyList<string>? overrides = null, Workbench? workbench = null,
        IRunObserver? observer = null, CancellationToken cancellation = default)
    {
        RunPlan plan = RunPlans.Create(JobLoader.Load(jobFile, overrides ?? []), workbench ?? Create());
        return (RunSummary)plan.Run(RunFolder.CreateAt(folder, plan.Source.Text), observer ?? new SilentObserver(), cancellation);
    }
}

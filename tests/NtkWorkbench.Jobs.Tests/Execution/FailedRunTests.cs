using NtkWorkbench.Core;
using NtkWorkbench.Jobs.Execution;
using NtkWorkbench.Jobs.JobFiles;
using NtkWorkbench.Jobs.Runs;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Storage;

namespace NtkWorkbench.Jobs.Tests.Execution;

public class FailedRunTests
{
    private const string Job = """
        name: failing
        data: {kind: function, function: piecewise_linear, train: {count: 20}}
        network: {hidden: [4]}
        training: {steps: 5}
        """;

    [Fact]
    public void Run_ErrorOnTheWay_LeavesASummaryThatSaysSo()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        Workbench workbench = TestWorkbench.Create() with { Renderers = new RendererCatalog(() => new FailingRenderer(), scottPlot: null) };

        Should.Throw<NtkException>(() => TestWorkbench.Run(folder.Write("job.yaml", Job), run, workbench: workbench)).Message.ShouldBe("no ink");

        RunSummary summary = new RunReader(RunFolder.Open(run)).Summary();
        (summary.Status, summary.Message, summary.Steps).ShouldBe((RunStatus.Failed, "no ink", 5));
    }

    [Fact]
    public void Run_ErrorInALab_LeavesASummaryThatSaysSo()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), job = folder.Write("job.yaml", "name: failing\nkind: step_size\ntarget: [1]\npaths: [{name: constant}]\n");
        Workbench workbench = TestWorkbench.Create() with { Renderers = new RendererCatalog(() => new FailingRenderer(), scottPlot: null) };
        var plan = RunPlan.Create(JobLoader.Load(job, []), workbench);

        Should.Throw<NtkException>(() => plan.Run(RunFolder.CreateAt(run, plan.Source.Text), new SilentObserver(), CancellationToken.None));

        File.ReadAllText(Path.Combine(run, "summary.json")).ShouldContain("\"status\": \"failed\",\n  \"message\": \"no ink\"");
    }

    [Fact]
    public void Run_Progress_NeverFallsWithinAStage()
    {
        using var folder = new TemporaryFolder();
        var observer = new SilentObserver();
        TestWorkbench.Run(folder.Write("job.yaml", Job), folder.File("run"), ["features.method=lq", "network.hidden=[60,60]"], observer: observer);
        foreach (IGrouping<RunStage, RunProgress> stage in observer.Progress.GroupBy(progress => progress.Stage))
            stage.Select(progress => progress.Fraction).ShouldBeInOrder();
    }

    [Fact]
    public void Run_FinalNotAnalyzed_SummaryHasNoKernelDistance()
    {
        using var folder = new TemporaryFolder();
        RunSummary summary = TestWorkbench.Run(folder.Write("job.yaml", Job), folder.File("run"), ["features.checkpoints=[init, 3]"]);
        summary.Checkpoints["step-3"].KernelDistance.ShouldNotBeNull();
        summary.KernelDistance.ShouldBeNull();
    }

    private sealed class FailingRenderer : IFigureRenderer
    {
        public RendererKind Kind => RendererKind.Gnuplot;

        public string Description => "fails";

        public bool Supports(FigureFormat format) => true;

        public void Render(Figure figure, FigureFolder folder, FigureFormat format, int dpi, CancellationToken cancellation) => throw new NtkException("no ink");
    }
}

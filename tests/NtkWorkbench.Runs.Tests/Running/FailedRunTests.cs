namespace NtkWorkbench.Runs.Tests;

public class FailedRunTests
{
    private const string Job = """
        name: failing
        data: {kind: function, function: piecewise_linear, train: {count: 20}}
        network: {hidden: [4]}
        training: {steps: 5}
        """;

    [Fact]
    public void Run_PicturesThatFail_WarnsAndLeavesAWholeReport()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        var observer = new SilentObserver();
        Workbench workbench = TestWorkbench.Create() with { Renderer = new FailingRenderer(_ => true) };
        TestWorkbench.Run(folder.Write("job.yaml", Job), run, workbench: workbench,
            observer: observer).Status.ShouldBe(RunStatus.Completed);
        string warning = observer.Warnings.ShouldHaveSingleItem();
        warning.ShouldStartWith("figure ");
        warning.ShouldContain("is not drawn: no ink; and ");
        string report = File.ReadAllText(Path.Combine(run, "report.md"));
        report.ShouldNotContain("![");
        report.ShouldContain("`ntk plot` on this folder draws them");
        report.ShouldContain("Not drawn: `figures/fit.png`.");
        File.Exists(Path.Combine(run, "figures", "data", "fit.csv")).ShouldBeTrue();
    }

    [Fact]
    public void Plan_InputsWhoseSquaresOverflow_NamesThemAndNotTheRate()
    {
        using var folder = new TemporaryFolder();
        folder.Write("train.csv", "x,y\n1e200,1\n1,2\n");
        string job = folder.Write("job.yaml", """
            name: large
            data: {kind: csv, train: train.csv, inputs: [x], targets: [y]}
            network: {hidden: [4]}
            training: {steps: 5, learning_rate: {fraction_of_max: 0.5}}
            """);
        string message = Should.Throw<JobException>(() => TestWorkbench.Run(job, folder.File("run"))).Message;
        message.ShouldContain("job.yaml:2:");
        message.ShouldContain("inputs of up to 1e+200 are so large");
        message.ShouldContain("data.scaling: unit");
        TestWorkbench.Run(job, folder.File("run"), ["data.scaling=unit"]).Status.ShouldBe(RunStatus.Completed);
    }

    [Fact]
    public void Run_OnePictureThatFails_LeavesTheOthers()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        Workbench workbench = TestWorkbench.Create() with { Renderer = new FailingRenderer(name => name == "loss") };
        TestWorkbench.Run(folder.Write("job.yaml", Job), run, workbench: workbench);
        File.Exists(Path.Combine(run, "figures", "fit.png")).ShouldBeTrue();
        File.Exists(Path.Combine(run, "figures", "loss.png")).ShouldBeFalse();
        string report = File.ReadAllText(Path.Combine(run, "report.md"));
        report.ShouldContain("](figures/fit.png)");
        report.ShouldNotContain("](figures/loss.png)");
    }

    [Fact]
    public void Run_CancelledWhileFiguresAreDrawn_KeepsTheWholeOnes()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        string run = folder.File("run");
        bool CancelAtLoss(string figure)
        {
            if (figure == "loss")
                cancellation.Cancel();
            return false;
        }

        Workbench workbench = TestWorkbench.Create() with { Renderer = new FailingRenderer(CancelAtLoss) };
        TestWorkbench.Run(folder.Write("job.yaml", Job), run, ["figures.formats=[svg]"], workbench,
            cancellation: cancellation.Token).Status.ShouldBe(RunStatus.Cancelled);
        File.Exists(Path.Combine(run, "figures", "loss.svg")).ShouldBeFalse("the picture that was drawn when it was cancelled");
        foreach (string picture in Directory.GetFiles(Path.Combine(run, "figures")))
            File.ReadAllText(picture).ShouldEndWith("</svg>");
    }

    [Fact]
    public void Run_ErrorOnTheWay_LeavesASummaryThatSaysSo()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        Should.Throw<NtkException>(
            () => TestWorkbench.Run(folder.Write("job.yaml", Job), run, observer: new FailingObserver())).Message.ShouldBe("no ear");
        RunSummary summary = new RunReader(RunFolder.Open(run)).Summary();
        (summary.Status, summary.Message, summary.Steps).ShouldBe((RunStatus.Failed, "no ear", 5));
    }

    [Fact]
    public void Run_ErrorInALab_LeavesASummaryThatSaysSo()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"),
            job = folder.Write("job.yaml", "name: failing\nkind: step_size\ntarget: [1]\npaths: [{name: constant}]\n");
        var plan = RunPlans.Create(JobLoader.Load(job, []), TestWorkbench.Create());
        Should.Throw<NtkException>(
            () => plan.Run(RunFolder.CreateAt(run, plan.Source.Text), new FailingObserver(), CancellationToken.None));
        File.ReadAllText(Path.Combine(run, "summary.json")).ShouldContain("\"status\": \"failed\",\n  \"message\": \"no ear\"");
    }

    [Fact]
    public void Run_Progress_NeverFallsWithinAStage()
    {
        using var folder = new TemporaryFolder();
        var observer = new SilentObserver();
        TestWorkbench.Run(folder.Write("job.yaml", Job), folder.File("run"), ["features.method=lq", "network.hidden=[60,60]"],
            observer: observer);
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

    /// <summary>Fails for the figures whose names it is told.</summary>
    private sealed class FailingRenderer(Func<string, bool> fails) : IFigureRenderer
    {
        private readonly BlankRenderer _blank = new();

        public string Description => "fails";

        public byte[] Draw(Figure figure, FigureFormat format, int dpi, PictureOrigin? origin = null) =>
            fails(figure.Name) ? throw new NtkException("no ink") : _blank.Draw(figure, format, dpi);
    }

    private sealed class FailingObserver : IRunObserver
    {
        public void OnProgress(RunProgress progress)
        {
            if (progress.Stage == RunStage.Figures)
                throw new NtkException("no ear");
        }

        public void OnWarning(string message)
        {
        }
    }
}

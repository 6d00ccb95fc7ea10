namespace NtkWorkbench.Runs.Tests;

/// <summary>"Lazy" is said of a small gap alone, whatever the kernel did.</summary>
public sealed class LazinessTests
{
    private const string Job = """
        name: lazy
        data: {kind: function, function: {kind: sine, frequency: 5}, train: {count: 40, range: [-1, 1]}}
        network: {hidden: [60], activation: tanh, parameterization: ntk}
        training: {steps: 2000, learning_rate: {fraction_of_max: 0.9}}
        figures: {formats: []}
        """;

    [Theory]
    [InlineData(0, "training was lazy")]
    [InlineData(0.0499, "training was lazy")]
    [InlineData(0.0501, "training was not lazy, though the linear model tells most of the change")]
    [InlineData(0.699, "training was not lazy, though the linear model tells most of the change")]
    [InlineData(0.701, "training was not lazy, and the linear model tells little of the change")]
    [InlineData(1.961, "training was not lazy, and the linear model tells little of the change")]
    [InlineData(double.NaN, "whether training was lazy is not known")]
    public void Laziness_Gap_Decides(double gap, string said) => Wording.Laziness(gap).ShouldBe(said);

    // Wide: the kernel hardly turns, for its constant mode hides what moved, and the network still leaves its linear model.
    [Fact]
    public void Run_SmallKernelDistanceAndLargeGap_IsNotLazy()
    {
        (RunSummary summary, string report) = Run();
        summary.KernelDistance!.Value.ShouldBeLessThan(0.02);
        summary.Linearized!.Gap.ShouldBeGreaterThan(0.2);
        report.ShouldContain("training was not lazy");
        report.ShouldNotContain("training was lazy");
        CheckpointSummary final = summary.Checkpoints["final"];
        final.KernelDistanceCentered!.Value.ShouldBeGreaterThan(5 * summary.KernelDistance.Value);
        report.ShouldContain($"turned by a distance of {Wording.Number(final.KernelDistance)} "
            + $"({Wording.Number(final.KernelDistanceCentered)} centered) and moved by {Wording.Number(final.KernelChange)} of its norm");
    }

    // Linear in its parameters: the linear model takes the same steps, whatever they are.
    [Theory]
    [InlineData("training.batch={size: 2, sampling: shuffled}", "trained in its parameters by the same steps")]
    [InlineData("training.optimizer=adam", "trained in its parameters by the same steps")]
    [InlineData("training.schedule={kind: step, factor: 0.5, every: 100}", "trained mode by mode at the same rates")]
    public void Run_NetworkWithoutHiddenLayers_IsTheLinearModelThatItWas(string training, string how)
    {
        (RunSummary summary, string report) = Run(
            "network.hidden=[]", "training.learning_rate=0.1", training, "features.track={count: 5, leading: 2}");
        summary.KernelDistance.ShouldBe(0);
        summary.Linearized!.IsTrained.ShouldBeTrue();
        summary.Linearized.Gap.ShouldBeInRange(0, 1e-9);
        report.ShouldContain($"{how}: training was lazy");
        report.ShouldContain("From initialization to the end of training the tangent kernel did not move.");
    }

    [Fact]
    public void Run_LinearModelOff_HasNone() => Run("features.linear_model=off").Summary.Linearized.ShouldBeNull();

    [Theory]
    [InlineData("auto", false)]
    [InlineData("always", true)]
    public void Run_ManySamples_HaveALinearModelWhereAlways(string choice, bool isThere) =>
        (Run($"features.linear_model={choice}", "data.train.count=1001", "training.steps=3", "training.optimizer=adam",
            "training.learning_rate=0.001").Summary.Linearized is not null).ShouldBe(isThere);

    [Fact]
    public void Run_OutputLayerAlone_StaysTheLinearModelItWas()
    {
        (RunSummary summary, string report) = Run("training.layers=output");
        summary.Linearized!.Gap.ShouldBeInRange(0, 1e-9);
        report.ShouldContain("trained mode by mode at the same rates: training was lazy");
        report.ShouldContain("From initialization to the end of training the tangent kernel did not move.");
    }

    private static (RunSummary Summary, string Report) Run(params string[] overrides)
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        RunSummary summary = TestWorkbench.Run(folder.Write("job.yaml", Job), run, overrides);
        return (summary, File.ReadAllText(Path.Combine(run, "report.md")));
    }
}

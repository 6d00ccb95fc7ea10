namespace NtkWorkbench.Runs.Tests;

/// <summary>A line trained at a multiple of its stable rate: each step multiplies the residual by 1 − 2 times the fraction.</summary>
public sealed class DivergingRunTests
{
    private const string Job = """
        name: growing
        data: {kind: function, function: {kind: sine, frequency: 5}, train: {count: 20, range: [-1, 1]}}
        network: {hidden: []}
        training: {learning_rate: {fraction_of_max: 3}, steps: 146}
        figures: {formats: []}
        """;

    [Fact]
    public void Run_LossThatGrowsButStaysFinite_IsDiverging()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        RunSummary summary = TestWorkbench.Run(folder.Write("job.yaml", Job), run);
        // The loss grows by 25 a step: 25^146 = 1e204.
        (summary.Status, summary.Steps).ShouldBe((RunStatus.Diverging, 146));
        summary.TrainLoss!.Value.ShouldBeInRange(1e200, 1e206);
        summary.Describe().ShouldStartWith("growing: diverging after 146 steps");
        summary.Message.ShouldEndWith("it grew and did not come back");
        File.ReadAllText(Path.Combine(run, "summary.json")).ShouldContain("\"status\": \"diverging\"");
        string report = File.ReadAllText(Path.Combine(run, "report.md"));
        report.ShouldContain("Training is diverging: the training loss went from ");
        report.ShouldContain("**diverging.**");
    }

    [Fact]
    public void Run_LossThatIsBelowItsStart_IsCompleted()
    {
        using var folder = new TemporaryFolder();
        TestWorkbench.Run(folder.Write("job.yaml", Job), folder.File("run"), ["training.learning_rate={fraction_of_max: 0.9}"])
            .Status.ShouldBe(RunStatus.Completed);
    }
}

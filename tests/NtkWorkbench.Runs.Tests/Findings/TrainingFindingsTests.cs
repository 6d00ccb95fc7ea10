namespace NtkWorkbench.Runs.Tests;

public sealed class TrainingFindingsTests
{
    private static readonly string[] NoLiterals = [];

    [Theory]
    [InlineData(1.2, 0.1, "The training loss fell 12-fold, from 1.2 to 0.1.")]
    [InlineData(0.0105, 0.0102, "The training loss fell by 2.86 %, from 0.0105 to 0.0102.")]
    [InlineData(1, 1.9, "The training loss grew by 90 %, from 1 to 1.9.")]
    [InlineData(1, 2, "The training loss grew 2-fold, from 1 to 2.")]
    [InlineData(0.5, 0.5, "The training loss ended where it began, at 0.5.")]
    [InlineData(0.5, 0, "The training loss went from 0.5 to 0.")]
    public void Of_CompletedRun_SaysWhatItsLossDid(double first, double last, string expected) =>
        Sentence("training.loss", Facts([Row(0, first), Row(10, last)])).ShouldBe(expected);

    [Theory]
    [InlineData(1.2, 0.3, "The test loss ended at 1.2, above its lowest value 1 at step 10, while the training loss fell from 0.5 to 0.3: "
        + "those steps fitted the training samples at the test samples' cost.")]
    [InlineData(1.2, 0.6, "The test loss ended at 1.2, above its lowest value 1 at step 10; the training loss did not fall either, from "
        + "0.5 "
        + "to 0.6: that is not overfitting.")]
    [InlineData(1.1, 0.3, "The test loss ended at 1.1, above its lowest value 1 at step 10.")]
    [InlineData(0.9, 0.3, "The test loss ended at 0.9, its lowest value.")]
    public void Of_TestLoss_IsOverfittingOnlyWhereTheTrainingLossFell(double test, double train, string expected)
    {
        TrainingFacts facts = Facts([Row(0, 1, 2), Row(10, 0.5, 1), Row(20, train, test)]);
        TrainingFindings.Of(facts).Select(finding => finding.Sentence).ShouldContain(expected);
        foreach (RunStatus status in (RunStatus[])[RunStatus.Diverging, RunStatus.Cancelled, RunStatus.Failed])
            TrainingFindings.Of(facts with { Status = status }).ShouldNotContain(finding => finding.Name.Contains("test_loss")
                || finding.Name == "training.overfitting" || finding.Name == "training.both_rise" || finding.Name == "training.loss");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NoFiniteTestLoss_SaysNothingOfIt(double? test) =>
        TrainingFindings.Of(Facts([Row(0, 1, 2), Row(10, 0.5, test)])).Select(finding => finding.Name)
            .ShouldBe(["training.loss", "training.gradients", "training.gradient_change"]);

    [Theory]
    [InlineData(RunStatus.Diverged, "Training diverged: the loss is not finite at step 17. The parameters before that step were kept as "
        + "`final`.")]
    [InlineData(RunStatus.Diverging, "Training is diverging: the training loss went from 1 to 20, grew and did not come back. "
        + "Everything is "
        + "finite yet.")]
    [InlineData(RunStatus.Cancelled, "The run was cancelled after 1 step; what had been computed was kept.")]
    [InlineData(RunStatus.Failed, "The run failed after 1 step.")]
    public void Of_RunThatDidNotComplete_SaysSoFirstAndNothingOfItsEnd(RunStatus status, string expected)
    {
        var divergence = new Divergence(17, new NonFiniteValue(NonFiniteQuantity.Loss, null));
        Finding[] findings = [.. TrainingFindings.Of(
            Facts([Row(0, 1, 1), Row(1, 20, 30)]) with { Status = status, Steps = 1, Divergence = divergence })];
        findings[0].Sentence.ShouldBe(expected);
        findings.Skip(1).Select(finding => finding.Name).ShouldBe(["training.gradients"]);
        Said.Hold(findings[0]);
    }

    [Fact]
    public void Of_NoStep_SaysTheLossAlone() =>
        TrainingFindings.Of(Facts([Row(0, 0.25, 0.5)])).Select(finding => finding.Sentence).ShouldBe([
        "No step was taken; the training loss is 0.25.",
        "Before training the weights' gradient is largest in `layers.1` (3) and smallest in `layers.0` (2).",
    ]);

    [Theory]
    [InlineData(null, "At the end 75 % of the training samples are classified rightly.")]
    [InlineData(0.5, "At the end 75 % of the training samples and 50 % of the test samples are classified rightly.")]
    public void Of_Classes_SaysHowManyAreRight(double? test, string expected) => Sentence("training.accuracy",
        Facts([Row(0, 1), Row(10, 0.5) with { TrainAccuracy = 0.75, TestAccuracy = test }])).ShouldBe(expected);

    [Theory]
    [InlineData("Before training the norm of the weights' gradient is 2.", 1)]
    [InlineData("Before training the norm of the weights' gradient is 2 in every layer.", 2)]
    public void Of_EqualGradients_NamesNoLargest(string expected, int layers) => Sentence("training.gradient",
        Facts([Row(0, 1) with { Layers = [.. Enumerable.Repeat(new LayerGradientNorm(2, 1), layers)] }])).ShouldBe(expected);

    [Fact]
    public void Of_GradientsThatAreNotFinite_SaysNothingOfThem() => TrainingFindings.Of(
        Facts([Row(0, 1) with { Layers = [new LayerGradientNorm(double.NaN, 1)] }])).Select(finding => finding.Name)
        .ShouldBe(["training.no_step"]);

    [Theory]
    [InlineData(true, "The norm of the whole gradient fell 8-fold, from 4 to 0.5.")]
    [InlineData(false, "The norm of the whole gradient fell 8-fold, from 4 to 0.5; that of the trained layers fell 3-fold, from 3 to 1.")]
    public void Of_Gradient_TellsThatOfTheTrainedLayers(bool all, string expected) => Sentence("training.gradient_change",
        Facts([Row(0, 1), Row(10, 0.5) with { GradientNorm = 0.5, TrainedGradientNorm = 1 }]) with { TrainsAllLayers = all })
        .ShouldBe(expected);

    private static string Sentence(string name, TrainingFacts facts) =>
        Said.One(TrainingFindings.Of(facts).Where(finding => finding.Name == name), NoLiterals).Sentence;

    private static TrainingFacts Facts(IReadOnlyList<MetricsRow> rows) =>
        new() { Status = RunStatus.Completed, Steps = rows[^1].Step, Rows = rows };

    private static MetricsRow Row(int step, double train, double? test = null) => new()
    {
        Step = step,
        LearningRate = 0.1,
        TrainLoss = train,
        TestLoss = test,
        GradientNorm = 4,
        TrainedGradientNorm = 3,
        Layers = [new LayerGradientNorm(2, 1), new LayerGradientNorm(3, 1)],
    };
}

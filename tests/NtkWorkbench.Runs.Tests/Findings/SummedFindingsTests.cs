namespace NtkWorkbench.Runs.Tests;

public sealed class SummedFindingsTests
{
    private static readonly CheckpointFacts Init = new()
    {
        Name = "init", Step = 0, Rows = 100, SingularValues = [4, 2], NumericalRank = 2, EffectiveRank = 1.5, LeadingShare = 0.8,
        Floor = 1e-9, Method = "svd", PrincipalFloors = [1e-9], StableRate = 0.5,
        Summed = new() { Distance = 0.125, Modes = 6, LargestDifference = 0.17 },
    };

    private static readonly CheckpointFacts Final = Init with
    {
        Name = "final", Step = 100, Summed = new() { Distance = 0.5, Modes = 0, LargestDifference = null },
    };

    private static readonly FeatureFacts Facts = new()
    {
        Status = RunStatus.Completed, Checkpoints = [Init, Final], Columns = 30, SummedOutputs = 10, LearningRate = 0.1,
    };

    [Fact]
    public void Of_AComparedKernel_SaysThatItApproximatesAndHowFarItIs()
    {
        Finding[] findings = [.. FeatureFindings.Of(Facts).Take(4)];
        findings.Select(finding => finding.Sentence).ShouldBe([
            "Kernel, singular values and principal features are those of Θ̄, the mean over 10 outputs of the blocks of Θ of an output "
                + "with itself: it approximates Θ, and is all of it where outputs are alike and do not touch one another. Stable rates, "
                + "regression and linear models are of Θ.",
            "At initialization ‖Θ − Θ̄ ⊗ I‖ is 0.125 of ‖Θ‖; of the leading 6 singular values of Θ̄ the farthest is 17 % away from the "
                + "mean of the 10 of J that it stands for.",
            "At the end of training ‖Θ − Θ̄ ⊗ I‖ is 0.5 of ‖Θ‖.",
            "At initialization the feature matrix has 100 rows and 30 columns, one for each output and parameter; 2 of its 2 singular "
                + "values are above the floor 1e-09 of the method (svd).",
        ]);
        foreach (Finding finding in findings)
            Said.Hold(finding);
    }

    [Fact]
    public void Of_AKernelTooLargeToBeCompared_SaysThatItWasNot()
    {
        CheckpointFacts[] alone = [Init with { Rows = 500, Summed = null }, Final with { Rows = 500, Summed = null }];
        Finding[] findings = [.. FeatureFindings.Of(Facts with { Checkpoints = alone, TrainsAllLayers = false })];
        findings[1].Sentence.ShouldBe("It was not compared with Θ, which has 5 000 rows.");
        Said.Hold(findings[1]);
        findings[2].Sentence.ShouldContain("one for each output and parameter of the output layer;");
        findings.ShouldAllBe(finding => finding.Name != "features.summed_compared");
    }

    [Fact]
    public void Of_AKernelThatIsItsCopies_SaysThat()
    {
        CheckpointFacts at = Init with { Summed = new() { Distance = 5e-17, Modes = 6, LargestDifference = 2e-16 } };
        Finding finding = FeatureFindings.Of(Facts with { Checkpoints = [at] }).ElementAt(1);
        (finding.Name, finding.Sentence).ShouldBe(("features.summed_equal", "At initialization Θ is Θ̄ ⊗ I."));
        Said.Hold(finding);
    }

    [Fact]
    public void Of_ARunThatWasEnded_SaysNothingOfItsEnd()
    {
        string[] said = [.. FeatureFindings.Of(Facts with { Status = RunStatus.Cancelled }).Select(finding => finding.Sentence)];
        said.ShouldContain(sentence => sentence.StartsWith("At initialization ‖Θ", StringComparison.Ordinal));
        said.ShouldNotContain(sentence => sentence.StartsWith("At the end of training ‖Θ", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_TheWholeKernel_SaysNothingOfASummedOne() => FeatureFindings.Of(Facts with
        { SummedOutputs = null, Checkpoints = [Init with { Summed = null }] }).ShouldAllBe(
            finding => !finding.Name.StartsWith("features.summed", StringComparison.Ordinal));
}

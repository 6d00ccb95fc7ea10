namespace NtkWorkbench.Runs.Tests;

public sealed class ClassFindingsTests
{
    private static readonly ClassFacts Facts = new()
    {
        Names = ["cat", "dog", "fox"],
        AreTested = true,
        Counts = new(3, 3, [8, 2, 0, 1, 9, 0, 5, 0, 15]),
        LeastMargin = -2.5,
        LinearizedTestSamples = 20,
        Accuracies = [("network", 0.9, 0.8), ("linear model", null, 0.75)],
        Sizes = [3, 3, 3],
        Checkpoints =
        [
            new("init", Blocks(3), new(2, 3), new(2, 3, [0.1, 0.2, 0.1, 0.1, 0.1, 0.3])),
            new("final", Blocks(8), new(2, 3), new(2, 3, [0.1, 0.5, 0.1, 0.1, 0.1, 0.49])),
        ],
    };

    [Fact]
    public void Of_AClassifier_SaysEachNumberOfItsSentences()
    {
        foreach (Finding finding in ClassFindings.Of(Facts))
            Said.Hold(finding);
        Sentence("classes.accuracy").ShouldBe("Of 40 test samples the trained network says the class of 32 rightly, 80 %; the most "
            + "frequent class alone would be right for 50 %.");
        Sentence("classes.confused").ShouldBe("It takes `fox` for `cat` most often: 5 of 20, 62.5 % of all mistakes.");
        Sentence("classes.margin").ShouldBe("The output of the class of the most mistaken sample lies 2.5 below the largest.");
        Sentence("classes.models").ShouldBe("Accuracies on 20 test samples side by side: network 80 %; linear model 75 %.");
        ClassFindings.Of(Facts).Single(one => one.Name == "classes.models").Numbers.Keys
            .ShouldBe(["samples", "accuracy_network", "accuracy_linear_model"], ignoreOrder: true);
        Sentence("classes.features").ShouldBe(
            "At the end of training principal features are aligned with single classes: φ_1 with `dog` (0.5).");
    }

    [Fact]
    public void Of_NoKernel_SaysWhyThereIsNoKernelRegression()
    {
        Sentence("classes.regression_left_out", Facts with { LeavesOutRegression = true }).ShouldBe("Kernel regression on the classes is "
            + "left out: it needs the tangent kernel, which features.method lanczos does not form.");
        ClassFindings.Of(Facts).ShouldNotContain(one => one.Name == "classes.regression_left_out");
    }

    [Theory]
    [InlineData(-1, "training brought samples of a class together")]
    [InlineData(-2.05, "training changed that little")]
    [InlineData(-4, "training drew samples of a class apart")]
    public void Of_KernelsBelowZeroWithinClasses_ComparesThemToo(double within, string expected) =>
        Sentence("classes.kernel", Facts with
        {
            Checkpoints = [.. Facts.Checkpoints.Zip([-2, within], (at, value) => at with { KernelBlocks = Blocks(value) })],
        }).ShouldEndWith(expected + ".");

    [Theory]
    [InlineData(8, "training brought samples of a class together")]
    [InlineData(3.2, "training changed that little")]
    [InlineData(2, "training drew samples of a class apart")]
    public void Of_Kernels_ComparesWithinAndBetweenClasses(double within, string expected) =>
        Sentence("classes.kernel", Facts with
        {
            Checkpoints = [Facts.Checkpoints[0], Facts.Checkpoints[1] with { KernelBlocks = Blocks(within) }],
        }).ShouldEndWith($"{expected}.");

    [Fact]
    public void Of_NoMistakes_SaysNothingOfThem()
    {
        ClassFacts right = Facts with { Counts = new(2, 2, [4, 0, 0, 4]), Names = ["cat", "dog"], LeastMargin = 1 };
        ClassFindings.Of(right).ShouldNotContain(finding => finding.Name == "classes.confused" || finding.Name == "classes.margin");
    }

    [Fact]
    public void Of_NoAlignedFeature_SaysTheLargestAlignment() =>
        Sentence("classes.no_features", Facts with { Checkpoints = [Facts.Checkpoints[0]] })
            .ShouldBe("At initialization no principal feature is that of a single class: the largest alignment is 0.3.");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    public void Of_KernelsThatHaveNoRatio_SaysNothingOfThem(double between) =>
        ClassFindings.Of(Facts with { Checkpoints = [new("init", Blocks(1, between), new(1, 3), new(1, 3))] })
            .ShouldNotContain(finding => finding.Name == "classes.kernel");

    [Fact]
    public void Of_KernelsOfUnequalClasses_WeighsPairsAndNotClasses()
    {
        // In order 2 pairs of cats at 5, 12 of dogs at 1, 16 of both at 1: (2·5 + 12)/14 over 1.
        ClassFacts facts = Facts with
        {
            Names = ["cat", "dog"], Counts = new(2, 2, [2, 0, 0, 4]), Sizes = [2, 4],
            Checkpoints = [new("init", new(2, 2, [5, 1, 1, 1]), new(1, 2), new(1, 2))],
        };
        Sentence("classes.kernel", facts).ShouldContain("share 1.571 times as much kernel");
    }

    [Fact]
    public void Of_AnAbsentClass_LeavesItOutAndSaysSo()
    {
        Matrix alignments = new(2, 3, [0.1, 0.7, double.NaN, 0.2, 0.1, double.NaN]);
        ClassFacts facts = Facts with { Sizes = [3, 3, 0], Checkpoints = [new("init", Blocks(3, double.NaN), new(2, 3), alignments)] };
        Sentence("classes.features", facts).ShouldBe("At initialization principal features are aligned with single classes: φ_1 with "
            + "`dog` (0.7); no sample of `fox` was linearized.");
    }

    [Fact]
    public void Of_TwoClassesThatTellAsMuch_NamesTheOneOfTheLargerShare()
    {
        ClassFacts facts = Facts with
        {
            Names = ["cat", "dog"], Counts = new(2, 2, [2, 0, 0, 4]), Sizes = [3, 3],
            Checkpoints = [new("init", new(2, 2), new(1, 2, [0.04, 0.96]), new(1, 2, [0.7, 0.7 - 1e-15]))],
        };
        Sentence("classes.features", facts).ShouldContain("φ_1 with `dog` (0.7)");
    }

    private static Matrix Blocks(double within, double between = 1) =>
        new(3, 3, [within, between, between, between, within, between, between, between, within]);

    private static string Sentence(string name, ClassFacts? facts = null)
    {
        Finding finding = ClassFindings.Of(facts ?? Facts).Where(one => one.Name == name).ShouldHaveSingleItem();
        Said.Hold(finding);
        return finding.Sentence;
    }
}

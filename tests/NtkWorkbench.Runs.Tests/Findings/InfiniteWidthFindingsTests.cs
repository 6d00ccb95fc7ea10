namespace NtkWorkbench.Runs.Tests;

public sealed class InfiniteWidthFindingsTests
{
    private static readonly InfiniteWidthRegressionSummary Fit = new()
    {
        Ridge = 0.25, TangentTrainLoss = 0.1, NngpTrainLoss = 0.2, NetworkRidge = 0.25, BandValues = 500, Within = 0.93,
    };

    private static readonly InfiniteWidthSummary Limit = new()
    {
        KernelDistance = 0.015, KernelDifference = 0.375, SigmaMax = 8, EffectiveRank = 2.5, NumericalRank = 10, Floor = 1e-7,
        MaxStableLearningRate = 0.5, HasNormalDraws = true,
        Angles = [Angle(1, 1, 3), Angle(2, 2, 12.5), Angle(3, 4, 7)],
    };

    private static readonly InfiniteWidthFacts Facts = new() { Limit = Limit, SigmaMax = 9, EffectiveRank = 2.25, StableRate = 0.4 };

    [Fact]
    public void Of_ANetworkBesideItsLimit_SaysHowFarItIs()
    {
        Finding[] findings = [.. InfiniteWidthFindings.Of(Facts)];
        findings.Select(finding => finding.Sentence).ShouldBe([
            "At initialization ‖Θ₀ − Θ∞‖ is 0.375 of ‖Θ∞‖, and the kernel distance of the two 0.015: Θ∞ is the tangent kernel of an output "
                + "where the hidden layers are infinitely wide.",
            "At initialization σ₁ is 9, of the limit 8; the effective rank is 2.25, of the limit 2.5; the largest stable rate is 0.4, of "
                + "the limit 0.5.",
            "Of the leading 4 modes on the training inputs the one that turned most from the limit's is mode 2, by 12.5 degrees.",
        ]);
        foreach (Finding finding in findings)
            Said.Hold(finding);
    }

    [Fact]
    public void Of_NearEqualModesThatTurnedMost_CallsThemASpace() => Said.One(InfiniteWidthFindings.Of(
        Facts with { Limit = Limit with { Angles = [Angle(1, 1, 3), Angle(2, 4, 20)] } }).TakeLast(1)).Sentence.ShouldBe(
            "Of the leading 4 modes on the training inputs those that turned most from the limit's are modes 2 to 4, near-equal there and "
                + "taken as one space, by 20 degrees.");

    [Fact]
    public void Of_AStandardNetwork_SaysOfWhichWidthsTheLimitIs() => Told(Facts with { StandardWidths = [40, 30] },
        "infinite_width.standard").ShouldEndWith("it is that of the job's own hidden widths 40 and 30.");

    [Fact]
    public void Of_DrawsThatAreNotNormal_SaysWhatTheLimitIsOf() => Told(
        Facts with { Limit = Limit with { HasNormalDraws = false } }, "infinite_width.draws").ShouldContain("that of normal draws");

    [Fact]
    public void Of_KernelsByQuadrature_TellsTheLargerOfTheirErrors() => Told(
        Facts with { Activation = "tanh", Limit = Limit with { TangentError = 3e-11, NngpError = 1e-12 } }, "infinite_width.quadrature")
        .ShouldBe("The limit's kernels of tanh were found by quadrature, their entries to 3e-11 of the largest.");

    [Fact]
    public void Of_InstanceNoise_SaysThatTheLimitIsWithoutIt() =>
        Told(Facts with { HasInstanceNoise = true }, "infinite_width.instance_noise").ShouldContain("without the noise");

    [Fact]
    public void Of_TheOutputLayerAlone_SaysSoAndLeavesOutWhatIsNotKnown()
    {
        Finding[] findings = [.. InfiniteWidthFindings.Of(Facts with
        {
            TrainsAllLayers = false, StableRate = null, EffectiveRank = null, Symbol = "Θ∞ ⊗ I", Limit = Limit with { Angles = [] },
        })];
        findings[0].Sentence.ShouldEndWith("infinitely wide, both are of the output layer's parameters alone.");
        findings[0].Sentence.ShouldStartWith("At initialization ‖Θ₀ − Θ∞ ⊗ I‖ is 0.375 of ‖Θ∞ ⊗ I‖");
        findings[1].Sentence.ShouldBe("At initialization σ₁ is 9, of the limit 8.");
        findings.Length.ShouldBe(2);
        foreach (Finding finding in findings)
            Said.Hold(finding);
    }

    [Theory]
    [InlineData(true, 0.25, 0.25, "λ = 0.25, as does that with Θ₀, which starts from the network.")]
    [InlineData(false, 0.0, 1e-12, "λ = 0: both systems can be solved without one; that with Θ₀, which starts from the network, needs "
        + "λ = 1e-12.")]
    [InlineData(false, 1e-14, null, "λ = 1e-14, the smallest by which both systems can be solved to working precision; the system with Θ₀ "
        + "cannot be solved with that.")]
    public void Regression_AnyRidge_SaysWhereItComesFrom(bool isGiven, double ridge, double? own, string end)
    {
        Finding finding = Regression(Fit with { Ridge = ridge, NetworkRidge = own }, isGiven).First();
        finding.Sentence.ShouldBe($"Regression with the limit's kernels starts from the mean zero and takes {end}");
        Said.Hold(finding);
    }

    [Fact]
    public void Regression_ATrainedNetwork_SaysHowMuchOfItLiesInTheBand()
    {
        Finding finding = Regression(Fit, true).Last();
        finding.Sentence.ShouldStartWith("Of the trained network's 500 values on the grid 93 % lie within two standard deviations");
        Said.Hold(finding);
        finding.Sentence.ShouldEndWith("gradient descent trained to the end.");
        Regression(Fit with { Within = null }, true).ShouldHaveSingleItem();
    }

    [Fact]
    public void Regression_ARidgeThatHolds_SaysThatNetworksAreHeld() => Said.One(InfiniteWidthFindings.Regression(
        Facts with { Limit = Limit with { Regression = Fit }, IsRidgeGiven = true, IsHeld = true, GridValues = 500 }).Skip(1))
        .Sentence.ShouldEndWith("trained to the end, held by the ridge to where each began.");

    [Fact]
    public void Regression_OfClasses_IsSaidToBeLeftOut() => Said.One(InfiniteWidthFindings.Regression(Facts with { HasClasses = true }))
        .Sentence.ShouldContain("with classes it is left out");

    [Fact]
    public void Regression_ABandAtSomeOfTheGrid_SaysWhere() =>
        Regression(Fit with { BandValues = 120 }, true).Last().Sentence.ShouldStartWith("Of the trained network's 120 values on the grid "
            + "where their band is wider than 0.001 of the targets' root mean square 93 % lie within");

    [Fact]
    public void Regression_AShortTraining_SaysWhatItLeft() => Said.One(InfiniteWidthFindings.Regression(
        Facts with { Limit = Limit with { Regression = Fit }, GridValues = 500, LossShare = 0.25 }).Skip(1))
        .Sentence.ShouldEndWith("trained to the end, while it kept 25 % of its first loss.");

    [Fact]
    public void Regression_ASingularKernel_SaysWhyThereIsNone() => Said.One(InfiniteWidthFindings.Regression(
        Facts with { NoRegression = "the tangent kernel is singular" })).Sentence
        .ShouldBe("Regression with the limit's kernels was left out: the tangent kernel is singular.");

    [Fact]
    public void Of_ModesThatAreTheLimits_SaysThatNoneTurned() => Said.One(InfiniteWidthFindings.Of(
        Facts with { Limit = Limit with { Angles = [Angle(1, 1, 5e-14), Angle(2, 2, 9e-7)] } }).TakeLast(1)).Sentence.ShouldBe(
            "Of the leading 2 modes on the training inputs none turned from the limit's by as much as 1e-06 degrees.");

    [Fact]
    public void Band_OfValues_CountsThoseInItWhereThereIsOne()
    {
        // The targets' root mean square is 2: the third point's band is narrower than 0.002.
        InfiniteWidthBand band = InfiniteWidthBand.Of(new(3, 2, [1, 2, 3, 4.5, 0, 0]),
            new() { Mean = new(3, 2, [0, 0, 2, 2, 0, 1]), Deviation = [0.75, 1, 0.0009] }, new(2, 1, [2, -2]));

        band.ShouldBe(new InfiniteWidthBand(4, 0.5));
        InfiniteWidthBand.Of(new(1, 1, [1]), new() { Mean = new(1, 1, [1]), Deviation = [0] }, new(1, 1, [1]))
            .ShouldBe(new InfiniteWidthBand(0, null));
    }

    private static Finding[] Regression(InfiniteWidthRegressionSummary fit, bool isGiven) => [.. InfiniteWidthFindings.Regression(
        Facts with { Limit = Limit with { Regression = fit }, IsRidgeGiven = isGiven, GridValues = 500 })];

    private static string Told(InfiniteWidthFacts facts, string name) =>
        Said.One(InfiniteWidthFindings.Of(facts).Where(finding => finding.Name == name)).Sentence;

    private static InfiniteWidthAngle Angle(int first, int last, double degrees) => new() { First = first, Last = last, Degrees = degrees };
}

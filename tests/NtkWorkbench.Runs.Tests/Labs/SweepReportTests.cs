namespace NtkWorkbench.Runs.Tests;

public sealed class SweepReportTests
{
    // A letter for each rate 0.5, 1, 2, 4, 8: stable, late rise, catapult, collapsed, divergent.
    [Theory]
    [InlineData("sssss", "the loss never rises above its start, and training does not diverge up to 8 times")]
    [InlineData("sscdd",
        "the loss rises above its start between 1 and 2 times the predicted limit, and training diverges between 2 and 4 times")]
    [InlineData("lscdd", "between 1 and 2 times the predicted limit (late in training already at 0.5 times), and training diverges")]
    [InlineData("sllll", "late in training only, at 1 times the predicted limit first, and training does not diverge")]
    [InlineData("ccccc", "already at the smallest rate, 0.5 times the predicted limit, and training does not diverge")]
    [InlineData("ddddd", "training diverges already at the smallest rate, 0.5 times")]
    [InlineData("scckd",
        "and the network breaks down between 2 and 4 times: it becomes a constant; training diverges between 4 and 8 times")]
    [InlineData("scckk", "between 2 and 4 times: it becomes a constant; training does not diverge up to 8 times")]
    [InlineData("sckcd",
        "and the network becomes a constant at 2 times, though larger rates still learn; training diverges between 4 and 8 times")]
    [InlineData("skckd",
        "between 2 and 4 times: it becomes a constant, as it does at 1 times already; training diverges between 4 and 8 times")]
    [InlineData("kkkkk",
        "the network breaks down already at the smallest rate, 0.5 times: it becomes a constant; training does not diverge")]
    public void Finding_Regimes_AreToldWithTheRatesBetween(string regimes, string said) =>
        SweepReport.Finding(Results(regimes), rates: 5).ShouldContain(said);

    [Fact]
    public void Of_CollapseBelowACatapult_IsNotTheBreakdown()
    {
        SweepResults results = Results("skckd");
        results.BreakdownBetween.ShouldBe([2, 4]);
        results.DivergenceBetween.ShouldBe([4, 8]);
    }

    // The rise is at step 50; 2/η is 2.
    [Theory]
    [InlineData(40, 1.98, "first at step 50: sharpness had grown until it met 2/η, the edge of stability.")]
    [InlineData(40, 1.5, "first at step 50; sharpness was measured up to 0.75 of 2/η until then, which does not explain it.")]
    [InlineData(60, 1.98, "first at step 50; sharpness, which may have grown, was not measured.")]
    public void LateRises_Sharpness_ExplainsThemWhereItWasThereBefore(int step, double sharpness, string said)
    {
        SweepMember late = Member(0.5, 'l') with { Sharpness = [new SharpnessPoint(step, 0, sharpness, 0, 0, 2)] };
        SweepReport.LateRises(Results("lscdd") with { Members = [late] }).ShouldHaveSingleItem()
            .ShouldBe($"At 0.5 of the limit the loss rose late, {said}");
    }

    private static SweepResults Results(string regimes)
    {
        double[] fractions = [0.5, 1, 2, 4, 8];
        return SweepResults.Of(0.1, optimum: null, stabilityFactor: 1, constantSharpness: 2, [.. fractions.Zip(regimes, Member)]);
    }

    private static SweepMember Member(double fraction, char regime) => new()
    {
        Fraction = fraction,
        LearningRate = 0.1 * fraction,
        Regime = regime switch
        {
            's' => SweepRegime.Stable,
            'k' => SweepRegime.Collapsed,
            'd' => SweepRegime.Divergent,
            _ => SweepRegime.Catapult,
        },
        Steps = 100,
        FirstLoss = 1,
        LargestLoss = 1,
        FinalLoss = 1,
        FirstRise = regime switch { 's' => null, 'l' => 50, _ => 1 },
        RisesEarly = regime is not ('s' or 'l'),
        SharpnessLimit = 2,
        FinalKernelSharpness = null,
        FinalLossSharpness = null,
        SharpnessError = null,
        Losses = [1, 1],
        Sharpness = [],
        Training = new TrainingResult { Reason = StopReason.Completed, Steps = 100 },
    };
}

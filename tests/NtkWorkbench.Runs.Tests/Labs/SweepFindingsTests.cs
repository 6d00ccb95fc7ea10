namespace NtkWorkbench.Runs.Tests;

public sealed class SweepFindingsTests
{
    // A letter for each rate 0.5, 1, 2, 4, 8: stable, late rise, catapult, collapsed, divergent.
    [Theory]
    [InlineData("sssss", "The loss never rises above its start. Training does not diverge up to 8 times.")]
    [InlineData("sscdd", "The loss rises above its start between 1 and 2 times the predicted limit. Training diverges between 2 and 4 "
        + "times.")]
    [InlineData("lscdd", "between 1 and 2 times the predicted limit (late in training already at 0.5 times). Training diverges between 2 "
        + "and 4 "
        + "times.")]
    [InlineData("sllll", "late in training only, at 1 times the predicted limit first. Training does not diverge up to 8 times.")]
    [InlineData("ccccc", "already at the smallest rate, 0.5 times the predicted limit. Training does not diverge up to 8 times.")]
    [InlineData("ddddd", "Training diverges already at the smallest rate, 0.5 times.")]
    [InlineData("scckd", "The network breaks down between 2 and 4 times: it becomes a constant. Training diverges between 4 and 8 times.")]
    [InlineData("scckk", "between 2 and 4 times: it becomes a constant. Training does not diverge up to 8 times.")]
    [InlineData("sckcd", "The network becomes a constant at 2 times, though larger rates still learn. Training diverges between 4 and 8 "
        + "times.")]
    [InlineData("skckd", "between 2 and 4 times: it becomes a constant. The network becomes a constant at 1 times, though larger rates "
        + "still "
        + "learn. Training diverges between 4 and 8 times.")]
    [InlineData("kkkkk", "The network breaks down already at the smallest rate, 0.5 times: it becomes a constant. Training does not "
        + "diverge up to 8 "
        + "times.")]
    public void Headline_Regimes_AreToldWithTheRatesBetween(string regimes, string said) =>
        Text(SweepFindings.Headline(Results(regimes), rates: 5, isClipped: false)).ShouldEndWith(said);

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
        Said.One(SweepFindings.LateRises(Results("lscdd") with { Members = [late] }, isClipped: false), "2").Sentence
            .ShouldBe($"At 0.5 times the limit the loss rose late, {said}");
    }

    // Sharpness before training, at the end, and what the rate bears.
    [Theory]
    [InlineData(3, 1.5, "its kernel ended with sharpness 1.5, flatter than 3 before training, which its rate can bear (2).")]
    [InlineData(3, 2.5, "its kernel ended with sharpness 2.5, flatter than 3 before training, which its rate cannot bear (2).")]
    [InlineData(1, 1.5, "its kernel ended with sharpness 1.5, not flatter than 1 before training, which its rate can bear (2).")]
    public void Regimes_OneCatapult_IsToldAsOne(double before, double after, string said) =>
        Said.One(Named("sweep.catapult", Catapult(2, before, after))).Sentence
            .ShouldBe($"At 2 times the limit alone the loss rose and stayed finite; {said}");

    [Fact]
    public void Regimes_SeveralCatapults_AreCounted() =>
        Said.One(Named("sweep.catapult", Catapult(2, 3, 1.5), Catapult(4, 3, 2.5), Catapult(8, 3, 4)), "2").Sentence.ShouldBe(
            "At 3 rates the loss rose and stayed finite; the kernel ended flatter than before training at 2 of them, and below what its "
                + "rate can "
                + "bear (2/η) at 1.");

    [Fact]
    public void Regimes_CatapultNotMeasured_IsSilent() => Named("sweep.catapult", Member(2, 'c')).ShouldBeEmpty();

    [Theory]
    [InlineData(1.95, "at 0.5 times the limit sharpness ended at 0.975 of 2/η, the edge of stability.")]
    [InlineData(1.9, "at 0.5 times the limit sharpness ended at 0.95 of 2/η.")]
    public void Regimes_SharperBelowTheLimit_IsTheEdgeWhereItIsNear(double last, string said) =>
        Said.One(Named("sweep.sharpening", Sharper(last)), "2").Sentence.ShouldBe($"Below the limit sharpness rose in 1 training whose "
            + $"loss was never above its start; {said}");

    [Fact]
    public void Regimes_NotSharper_IsSilent() => Named("sweep.sharpening", Sharper(0.5)).ShouldBeEmpty();

    [Fact]
    public void Regimes_AllDiverge_HaveNoLowestLoss()
    {
        SweepFindings.Regimes(Results("ddddd"), isClipped: false).ShouldBeEmpty();
        Said.One(Named("sweep.best", Member(0.5, 's'))).Sentence
            .ShouldBe("The lowest final loss, 1, is that of 0.5 times the limit (never above its start).");
    }

    [Fact]
    public void Regimes_Collapse_NamesItsRatesAndWhatTheConstantBears()
    {
        SweepMember[] members = [Member(4, 'k') with { FinalKernelSharpness = 2 }, Member(8, 'k') with { FinalKernelSharpness = 2 }];
        Said.One(Named("sweep.constant", members)).Sentence.ShouldStartWith("At 4 and 8 times the limit the network became a constant");
        Said.One(Named("sweep.constant_limit", members)).Sentence
            .ShouldBe("Only the output's biases still move then, with sharpness 2; that diverges for η above 1, 10 times the limit.");
        Named("sweep.constant_limit", members[0] with { FinalKernelSharpness = 2.1 }).ShouldBeEmpty();
    }

    [Fact]
    public void Headline_Stopped_NamesNoBoundary() =>
        Text(SweepFindings.Headline(Results("sscdd"), rates: 7, isClipped: false)).ShouldBe(
            "The tangent kernel at initialization predicts stability below η = 0.1. "
            + "The sweep was stopped when 5 of its 7 trainings had ended; what was cancelled is left out.");

    [Fact]
    public void Regimes_Clipped_AreHeldAgainstLimitsOfUnclippedSteps()
    {
        SweepMember late = Member(0.5, 'l') with { Sharpness = [new SharpnessPoint(40, 0, 1.98, 0, 0, 2)] };
        SweepMember constant = Member(8, 'k') with { FinalKernelSharpness = 2 };
        SweepResults results = SweepResults.Of(0.1, null, 1, 2, [late, Sharper(1.95), Catapult(2, 3, 1.5), constant]);
        SweepFindings.Headline(results, rates: 4, isClipped: true).First().Sentence
            .ShouldBe("The tangent kernel at initialization predicts stability of steps that are not clipped below η = 0.1.");
        string said = string.Join(" ", SweepFindings.Regimes(results, isClipped: true).Select(finding => finding.Sentence));
        said.ShouldContain("until it met 2/η, the edge of stability of steps that are not clipped.");
        said.ShouldContain("at 0.975 of 2/η, the edge of stability of steps that are not clipped.");
        said.ShouldContain("which its rate can bear without clipping (2).");
        said.ShouldContain("that diverges without clipping for η above 1");
    }

    [Fact]
    public void Accuracy_MeasuredSharpness_SaysHowFarItCanBeOff() =>
        Said.One(Named("sweep.sharpness_error", Member(0.5, 's') with { SharpnessError = 0.001 }, Member(1, 's'))).Sentence
            .ShouldBe("Sharpness is the largest eigenvalue by Lanczos iteration: within 0.001 of each value lies an eigenvalue, for most "
                + "far nearer.");

    [Fact]
    public void Accuracy_NoSharpness_SaysNothing() => Named("sweep.sharpness_error", Member(0.5, 's')).ShouldBeEmpty();

    private static SweepMember Catapult(double fraction, double before, double after) => Member(fraction, 'c') with
    {
        FinalKernelSharpness = after, Sharpness = [new SharpnessPoint(0, before, before, 0, 0, 2)],
    };

    private static SweepMember Sharper(double last) =>
        Member(0.5, 's') with { FinalLossSharpness = last, Sharpness = [new SharpnessPoint(0, 1, 1, 0, 0, 2)] };

    private static Finding[] Named(string name, params SweepMember[] members) =>
        [.. SweepFindings.Regimes(SweepResults.Of(0.1, null, 1, 2, members), isClipped: false).Where(finding => finding.Name == name)];

    private static string Text(IEnumerable<Finding> findings)
    {
        Finding[] all = [.. findings];
        foreach (Finding finding in all)
            Said.Hold(finding);
        return string.Join(" ", all.Select(finding => finding.Sentence));
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

namespace NtkWorkbench.Runs.Tests;

public sealed class ModeLearningTests
{
    private static readonly double[] Steps = [0, 10, 20, 40];

    // Halves of 8 and of 4 are 4 and 2: mode 1 at 10 + 10·(6 − 4)/(6 − 2) = 15, mode 2 at 20 + 20·(3 − 2)/(3 − 1) = 30.
    private static readonly double[] Fast = [8, 6, 2, 0], Slow = [-4, -4, -3, -1];

    [Fact]
    public void Of_ResidualsByHand_HasHalfLivesOnLinesBetweenSteps()
    {
        ModeLearning learning = ModeLearning.Of(Followed((Fast, [8, 4, 2, 0]), (Slow, [-4, -4, -4, -4])))!;
        learning.HalfLives.ShouldBe([(1, 15, 10), (2, 30, double.PositiveInfinity)]);
        learning.Agreeing.ShouldBe(1);
        learning.SameOrder.ShouldBe(1);
    }

    [Fact]
    public void Agreeing_BeyondAFactorOfOneAndAHalfOrNeverReached_IsNotCounted()
    {
        // By the line from 8 to 0 in 10 steps half is reached at 5: a third of 15.
        ModeLearning.Of(Followed((Fast, [8, 0, 0, 0])))!.Agreeing.ShouldBe(0);
        ModeLearning.Of(Followed(([8, 8, 8, 8], [8, 8, 8, 8])))!.Agreeing.ShouldBe(0);
    }

    [Fact]
    public void SameOrder_OfPredictedOrders_IsTheShareOfPairs()
    {
        ModeLearning.Of(Followed((Fast, Slow), (Slow, Fast)))!.SameOrder.ShouldBe(0);
        ModeLearning.Of(Followed((Fast, Fast), (Slow, Slow), ([1, 0, 0, 0], [1, 1, 1, 1])))!.SameOrder.ShouldBe(1.0 / 3, 1e-15);
        ModeLearning.Of(Followed((Fast, Fast)))!.SameOrder.ShouldBe(double.NaN);
    }

    [Fact]
    public void HalfLives_OfAModeThatBeginsNearZero_AreNotAsked() =>
        ModeLearning.Of(Followed((Fast, Fast), ([0.7, 0, 0, 0], [0.7, 0, 0, 0]), ([0.8, 0, 0, 0], [0.8, 0, 0, 0])))!
            .HalfLives.Select(one => one.Mode).ShouldBe([1, 3]);

    [Fact]
    public void Departure_OfAPathThatLeaves_IsTheFirstStepBeyondATenth()
    {
        // ‖first‖ = 10, so that 1 is still no departure and (0.8, 0.8), of norm 1.13, is.
        ModeLearning.Of(Followed(([6, 5, 4, 0], [6, 4, 3.2, 0]), ([8, 7, 6, 0], [8, 7, 5.2, 0])))!.Departure.ShouldBe(20);
        ModeLearning.Of(Followed(([6, 5, 4, 0], [6, 4, 3.2, 0]), ([8, 7, 6, 0], [8, 7, 6, 0])))!.Departure
            .ShouldBe(double.PositiveInfinity);
        ModeLearning.Of(Followed(([6, 5, 4, 0], [6, 5, double.NaN, double.NaN])))!.Departure.ShouldBe(20);
    }

    [Fact]
    public void Of_WithoutAPrediction_IsNull()
    {
        ModeLearning.Of(HandMade.Run("unfollowed")).ShouldBeNull();
        ModeLearning.Of(Followed((Fast, [double.NaN, double.NaN, double.NaN, double.NaN]))).ShouldBeNull();
        ModeLearning.Of(Followed()).ShouldBeNull();
    }

    [Fact]
    public void Order_OfOneRun_NamesModesByHalfLife() =>
        Said.One(ModeLearningFindings.Order([Group("sgd", [(Fast, Fast), (Slow, [-4, -4, -4, -4])])])).Sentence.ShouldBe(
            "In `sgd` |u_kᵀ(f − y)| fell to half by step 15 in mode 1, by 30 in 2; in the linear model by step 15 in mode 1, and not in "
                + "mode 2. Of the pairs of modes the share 1 is in the order predicted.");

    [Fact]
    public void Order_OverSeeds_HasTheSpreadAndThoseThatDidNot()
    {
        double[] flat = [-4, -4, -4, -4];
        Finding[] findings = [.. ModeLearningFindings.Order([Group("sgd", [(Slow, Slow), (Fast, Fast)],
            [(Slow, Slow), ([8, 4, 2, 0], Fast)], [(flat, Slow), (Fast, Fast)])])];
        Said.One(findings).Sentence.ShouldBe("In `sgd` (3 seeds) |u_kᵀ(f − y)| fell to half by step 13.33 ± 2.9 in mode 2, by 30 "
            + "in 1 (2 of 3 seeds); in the linear model by step 15 in mode 2, by 30 in 1. Of the pairs of modes the share 1 is in the "
            + "order predicted.");
    }

    [Fact]
    public void Prediction_OfGroups_TellsGapAndModesAndRanksThem()
    {
        RunGroup exact = Group("sgd", [(Fast, Fast), (Slow, Slow)], [(Fast, Fast), (Slow, Slow)], [(Fast, Fast), (Slow, Slow)]),
            off = Group("adam", [(Fast, [8, 0, 0, 0]), (Slow, Slow)], [(Fast, [8, 0, 0, 0]), (Slow, Slow)],
                [(Fast, [8, 0, 0, 0]), (Slow, Slow)]);
        Finding[] findings = [.. ModeLearningFindings.Prediction([exact, off])];
        foreach (Finding finding in findings)
            Said.Hold(finding);
        findings.Select(finding => finding.Sentence).ShouldBe([
            "In `sgd` the gap to the trained linear model is 0.3 (3 seeds) at the end, and the half-lives predicted within a factor of 1.5 "
                + "number 2 (3 seeds) of 2.",
            "In `adam` the gap to the trained linear model is 0.3 (3 seeds) at the end, and the half-lives predicted within a factor of "
                + "1.5 number 1 (3 seeds) of 2.",
            "The number of half-lives predicted within that factor is lowest in `adam`, 1 (3 seeds), and highest in `sgd`, 2 (3 seeds).",
        ]);
    }

    [Fact]
    public void Departure_OfSeedsThatDoAndDoNot_CountsThose()
    {
        (double[], double[])[] leaves = [(Fast, [8, 6, 0, 0])], stays = [(Fast, Fast)];
        Said.One(ModeLearningFindings.Departure([Group("adam", leaves, stays)])).Sentence.ShouldBe(
            "In `adam` the predicted residuals of the leading modes are first off by more than 10 % of their first norm at step 20, and in "
                + "1 of 2 seeds at no tracked step.");
        Said.One(ModeLearningFindings.Departure([Group("sgd", stays)])).Sentence.ShouldBe(
            "In `sgd` the predicted residuals of the leading modes are off by more than 10 % of their first norm at no tracked step.");
        ModeLearningFindings.Departure([new RunGroup("unfollowed", [HandMade.Run("unfollowed")])]).ShouldBeEmpty();
    }

    private static RunGroup Group(string label, params ReadOnlySpan<(double[], double[])[]> seeds)
    {
        var runs = new List<ComparedRun>();
        foreach ((double[], double[])[] modes in seeds)
            runs.Add(HandMade.Seeded(Followed(modes), runs.Count + 1));
        return new RunGroup(label, runs);
    }

    private static ComparedRun Followed(params (double[] Measured, double[] Predicted)[] modes)
    {
        ComparedRun run = HandMade.Run("run");
        var columns = new Dictionary<string, double[]> { ["step"] = Steps };
        foreach ((int k, (double[] measured, double[] predicted)) in modes.Index())
        {
            columns[TrajectoryWriter.Residual(k + 1)] = measured;
            columns[TrajectoryWriter.Predicted(k + 1)] = predicted;
        }
        return run with
        {
            AlongTraining = columns,
            Summary = run.Summary with { Linearized = new LinearizedSummary { Gap = 0.3, IsTrained = true } },
        };
    }
}

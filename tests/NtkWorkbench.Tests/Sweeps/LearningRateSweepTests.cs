namespace NtkWorkbench.Tests;

public sealed class LearningRateSweepTests
{
    private static readonly TrainingData Data = new()
    {
        Train = new() { Inputs = new(3, 1, [-1, 0, 2]), Targets = new(3, 1, [1, -1, 3]), InputNames = ["x"], TargetNames = ["y"] },
    };

    // On a model linear in its parameters the limit is exact.
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1.9)]
    public void Run_Line_RisesJustAboveTheLimit(bool momentum, double factor)
    {
        using Network line = NetworkTests.Line(0.5, -0.25);
        TrainingOptions options = new() { Optimizer = momentum ? new MomentumOptions() : new SgdOptions(), Steps = 4000 };
        SweepResults results = new LearningRateSweep(line, Data, options).Run([0.5, 0.999, 1.001, 1.5]);
        results.PredictedLimit.ShouldBe(factor * 3 / (4 + Math.Sqrt(2)), tolerance: 1e-13);
        results.Members.Select(member => member.Regime == SweepRegime.Divergent).ShouldBe([false, false, true, true]);
        results.DivergenceBetween.ShouldBe([0.999, 1.001]);
        line.Parameters().ShouldBe([0.5, -0.25]);
    }

    // Just above the limit the loss grows by (1 − 2 · 1.05)² = 1.21 a step: it has only left its start by a factor of hundreds.
    [Fact]
    public void Run_LossThatGrewAndDidNotComeBack_IsDivergent()
    {
        using Network line = NetworkTests.Line(0.5, -0.25);
        SweepMember member = new LearningRateSweep(line, Data, new() { Steps = 40 }).Run([1.05]).Members.Single();
        (member.FinalLoss / member.FirstLoss).ShouldBeInRange(10, 1e5);
        member.Regime.ShouldBe(SweepRegime.Divergent);
    }

    [Fact]
    public void Run_LimitGiven_IsTheSame()
    {
        using Network line = NetworkTests.Line(0.5, -0.25);
        TrainingOptions options = new() { Steps = 20 };
        using Linearization linear = line.Linearize(Data.Train.Inputs);
        SweepResults computed = new LearningRateSweep(line, Data, options).Run([0.5, 2]),
            given = new LearningRateSweep(line, Data, options, linear.StableRates(options)).Run([0.5, 2]);
        computed.PredictedLimit.ShouldBe(given.PredictedLimit);
        computed.Members.Select(member => member.FinalLoss).ShouldBe(given.Members.Select(member => member.FinalLoss));
    }

    [Fact]
    public void Constructor_Adam_SaysWhichHaveALimit()
    {
        using Network line = NetworkTests.Line(1, 0);
        Should.Throw<NtkException>(() => new LearningRateSweep(line, Data, new() { Optimizer = new AdamOptions(), Steps = 1 }))
            .Message.ShouldContain("sgd or momentum");
    }

    [Fact]
    public void Constructor_RowsThatDecide_AreRefused()
    {
        using Network line = NetworkTests.Line(1, 0);
        foreach (TrainingOptions options in new TrainingOptions[]
            { new() { Steps = 9, Schedule = new ReduceOnPlateauSchedule() }, new() { Steps = 9, EarlyStopping = new() } })
            Should.Throw<NtkException>(() => new LearningRateSweep(line, Data, options)).Message.ShouldStartWith("a sweep has no early");
    }
}

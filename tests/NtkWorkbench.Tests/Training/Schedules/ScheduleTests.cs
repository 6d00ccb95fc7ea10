namespace NtkWorkbench.Tests;

public sealed class ScheduleTests
{
    private const double InitialRate = 0.3;
    private const int TotalSteps = 100;

    // Powers, exponentials and cosines are the C library's: a few ulps.
    private const double FunctionTolerance = 1e-15;

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void LearningRate_Constant_NeverChanges(long step) =>
        RateOf(new ConstantSchedule(), step).ShouldBe(InitialRate);

    [Theory]
    [InlineData(0, InitialRate)]
    [InlineData(9, InitialRate)]
    [InlineData(10, InitialRate / 2)]
    [InlineData(19, InitialRate / 2)]
    [InlineData(35, InitialRate / 8)]
    public void LearningRate_Step_DropsAtMultiples(long step, double expected) =>
        RateOf(new StepSchedule { Factor = 0.5, Every = 10 }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(0, InitialRate)]
    [InlineData(1, InitialRate * 0.81873075307798182)]
    [InlineData(5, InitialRate * 0.36787944117144233)]
    public void LearningRate_Exponential_DecaysByE(long step, double expected) =>
        RateOf(new ExponentialSchedule { Rate = 0.2 }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(0, InitialRate)]
    [InlineData(2, InitialRate / 2)]
    [InlineData(198, InitialRate / 100)]
    public void LearningRate_InverseTime_IsHyperbolic(long step, double expected) =>
        RateOf(new InverseTimeSchedule { Rate = 0.5 }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(0, InitialRate)]
    [InlineData(25, InitialRate * (0.1 + (0.9 * 0.85355339059327378)))]
    [InlineData(50, InitialRate * 0.55)]
    [InlineData(100, InitialRate * 0.1)]
    [InlineData(1000, InitialRate * 0.1)]
    public void LearningRate_CosineOverAllSteps_EndsAtTheFinalFraction(long step, double expected) =>
        RateOf(new CosineSchedule { FinalFraction = 0.1 }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(10, InitialRate / 2)]
    [InlineData(20, 0)]
    [InlineData(21, 0)]
    public void LearningRate_CosineOverFewerSteps_StaysAtItsEnd(long step, double expected) =>
        RateOf(new CosineSchedule { Over = 20 }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(0, InitialRate / 4)]
    [InlineData(2, InitialRate * 3 / 4)]
    [InlineData(3, InitialRate)]
    [InlineData(4, InitialRate)]
    [InlineData(52, InitialRate / 2)]
    [InlineData(100, 0)]
    public void LearningRate_WarmupThenCosine_GivesTheRestTheStepsThatAreLeft(long step, double expected) =>
        RateOf(new LinearWarmupSchedule { Over = 4, Then = new CosineSchedule() }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(99, InitialRate * 100 / 200)]
    [InlineData(200, InitialRate)]
    [InlineData(201, 0)]
    public void LearningRate_WarmupLongerThanTraining_IsStillFinite(long step, double expected) =>
        RateOf(new LinearWarmupSchedule { Over = 200, Then = new CosineSchedule() }, step).ShouldBe(expected, FunctionTolerance);

    [Fact]
    public void LearningRate_NestedWarmups_CountTheirOwnTime() =>
        RateOf(new LinearWarmupSchedule { Over = 10, Then = new LinearWarmupSchedule { Over = 10 } }, 14)
            .ShouldBe(InitialRate / 2, FunctionTolerance);

    [Theory]
    [InlineData(0, InitialRate / 4)]
    [InlineData(3, InitialRate)]
    [InlineData(4, InitialRate / 2)]
    [InlineData(14, InitialRate / 4)]
    [InlineData(23, InitialRate / 2 * 0.0061558297024311148)]
    [InlineData(24, InitialRate)]
    [InlineData(29, InitialRate / 2)]
    [InlineData(34, InitialRate * 0.98)]
    [InlineData(1004, InitialRate * 0.01)]
    public void LearningRate_Sequence_GivesEachPartItsOwnTime(long step, double expected) =>
        RateOf(
            Sequence(
                new() { Schedule = new LinearWarmupSchedule { Over = 4 }, Steps = 4 },
                new() { Schedule = new CosineSchedule(), Steps = 20, Scale = 0.5 },
                new() { Schedule = new StepSchedule { Factor = 0.5, Every = 5 }, Steps = 10 },
                new() { Schedule = new InverseTimeSchedule { Rate = 0.1 }, Scale = 0.98 }),
            step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(40, InitialRate)]
    [InlineData(70, InitialRate / 2)]
    [InlineData(100, 0)]
    public void LearningRate_CosineAsLastPart_FallsOverTheStepsThatAreLeft(long step, double expected) =>
        RateOf(Sequence(new() { Schedule = new ConstantSchedule(), Steps = 40 }, new() { Schedule = new CosineSchedule() }), step)
            .ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(50, InitialRate / 2)]
    [InlineData(60, 0)]
    [InlineData(99, 0)]
    public void LearningRate_LastPartWithSteps_StaysAtItsEnd(long step, double expected) =>
        RateOf(Sequence(new() { Schedule = new ConstantSchedule(), Steps = 40 }, new() { Schedule = new CosineSchedule(), Steps = 20 }),
            step)
            .ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(9, InitialRate)]
    [InlineData(10, InitialRate / 2)]
    [InlineData(14, InitialRate / 2 * 0.6)]
    [InlineData(17, InitialRate / 2 * 0.6)]
    [InlineData(18, InitialRate / 10)]
    public void LearningRate_SequenceInASequence_EndsWithItsPart(long step, double expected)
    {
        SequenceSchedule inner = Sequence(
            new() { Schedule = new ConstantSchedule(), Steps = 4 }, new() { Schedule = new ConstantSchedule(), Scale = 0.6 });

        RateOf(
            Sequence(
                new() { Schedule = new ConstantSchedule(), Steps = 10 },
                new() { Schedule = inner, Steps = 8, Scale = 0.5 },
                new() { Schedule = new ConstantSchedule(), Scale = 0.1 }),
            step).ShouldBe(expected, FunctionTolerance);
    }

    [Fact]
    public void LearningRate_SequenceLongerThanTraining_IsStillFinite() =>
        RateOf(Sequence(new() { Schedule = new ConstantSchedule(), Steps = 150 }, new() { Schedule = new CosineSchedule() }), 151)
            .ShouldBe(0, FunctionTolerance);

    [Fact]
    public void LearningRate_SequenceWithoutParts_Throws() =>
        Should.Throw<InvalidOperationException>(() => RateOf(Sequence(), 0)).Message.ShouldContain("at least one part");

    [Fact]
    public void LearningRate_PartBeforeTheLastWithoutSteps_Throws()
    {
        SchedulePart endless = new() { Schedule = new ConstantSchedule() };

        Should.Throw<InvalidOperationException>(() => RateOf(Sequence(endless, endless), 0)).Message.ShouldContain("part 0 of 2 must have "
            + "steps");
    }

    private static SequenceSchedule Sequence(params SchedulePart[] parts) => new() { Parts = parts };

    private static double RateOf(Schedule options, long step) =>
        options.LearningRate(InitialRate, step, TotalSteps);
}

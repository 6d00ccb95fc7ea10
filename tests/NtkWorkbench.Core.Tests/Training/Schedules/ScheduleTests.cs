using NtkWorkbench.Core.Training.Schedules;

namespace NtkWorkbench.Core.Tests.Training.Schedules;

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
        RateOf(new ConstantScheduleOptions(), step).ShouldBe(InitialRate);

    [Theory]
    [InlineData(0, InitialRate)]
    [InlineData(9, InitialRate)]
    [InlineData(10, InitialRate / 2)]
    [InlineData(19, InitialRate / 2)]
    [InlineData(35, InitialRate / 8)]
    public void LearningRate_Step_DropsAtMultiples(long step, double expected) =>
        RateOf(new StepScheduleOptions { Factor = 0.5, Every = 10 }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(0, InitialRate)]
    [InlineData(1, InitialRate * 0.81873075307798182)]
    [InlineData(5, InitialRate * 0.36787944117144233)]
    public void LearningRate_Exponential_DecaysByE(long step, double expected) =>
        RateOf(new ExponentialScheduleOptions { Rate = 0.2 }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(0, InitialRate)]
    [InlineData(2, InitialRate / 2)]
    [InlineData(198, InitialRate / 100)]
    public void LearningRate_InverseTime_IsHyperbolic(long step, double expected) =>
        RateOf(new InverseTimeScheduleOptions { Rate = 0.5 }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(0, InitialRate)]
    [InlineData(25, InitialRate * (0.1 + (0.9 * 0.85355339059327378)))]
    [InlineData(50, InitialRate * 0.55)]
    [InlineData(100, InitialRate * 0.1)]
    [InlineData(1000, InitialRate * 0.1)]
    public void LearningRate_CosineOverAllSteps_EndsAtTheFinalFraction(long step, double expected) =>
        RateOf(new CosineScheduleOptions { FinalFraction = 0.1 }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(10, InitialRate / 2)]
    [InlineData(20, 0)]
    [InlineData(21, 0)]
    public void LearningRate_CosineOverFewerSteps_StaysAtItsEnd(long step, double expected) =>
        RateOf(new CosineScheduleOptions { Over = 20 }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(0, InitialRate / 4)]
    [InlineData(2, InitialRate * 3 / 4)]
    [InlineData(3, InitialRate)]
    [InlineData(4, InitialRate)]
    [InlineData(52, InitialRate / 2)]
    [InlineData(100, 0)]
    public void LearningRate_WarmupThenCosine_GivesTheRestTheStepsThatAreLeft(long step, double expected) =>
        RateOf(new LinearWarmupScheduleOptions { Over = 4, Then = new CosineScheduleOptions() }, step).ShouldBe(expected, FunctionTolerance);

    [Theory]
    [InlineData(99, InitialRate * 100 / 200)]
    [InlineData(200, InitialRate)]
    [InlineData(201, 0)]
    public void LearningRate_WarmupLongerThanTraining_IsStillFinite(long step, double expected) =>
        RateOf(new LinearWarmupScheduleOptions { Over = 200, Then = new CosineScheduleOptions() }, step).ShouldBe(expected, FunctionTolerance);

    [Fact]
    public void LearningRate_NestedWarmups_CountTheirOwnTime() =>
        RateOf(new LinearWarmupScheduleOptions { Over = 10, Then = new LinearWarmupScheduleOptions { Over = 10 } }, 14)
            .ShouldBe(InitialRate / 2, FunctionTolerance);

    [Fact]
    public void Create_UnknownOptions_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Schedule.Create(new UnknownOptions(), InitialRate, TotalSteps));

    private static double RateOf(ScheduleOptions options, long step) =>
        Schedule.Create(options, InitialRate, TotalSteps).LearningRate(step);

    private sealed record UnknownOptions : ScheduleOptions;
}

using static NtkWorkbench.Tests.LinearModelProblem;

namespace NtkWorkbench.Tests;

public sealed class LinearModelPlanTests
{
    // 2·10¹² multiplications: 5 for each sample of a batch, parameter and step; by modes 24 for each and step, noise having a mode for
    // every draw; 12 samples, 36 modes, 44 draws of 1,600 rows; 61 parameters.
    [Theory]
    [InlineData(false, false, 0, 540_000_000, LinearModelMethod.Parameters)]
    [InlineData(false, false, 0, 550_000_000, LinearModelMethod.TooLong)]
    [InlineData(true, true, 0, int.MaxValue, LinearModelMethod.Modes)]
    [InlineData(true, true, 0.3, 50_000_000, LinearModelMethod.Modes)]
    [InlineData(true, true, 0.3, 53_000_000, LinearModelMethod.TooLong)]
    [InlineData(true, false, 0.3, int.MaxValue, LinearModelMethod.Modes)]
    public void Plan_Operations_AreThoseThatAreDone(bool isSgd, bool decays, double noise, int steps, LinearModelMethod expected)
    {
        TrainingOptions training = Training(isSgd ? new SgdOptions() : new AdamOptions(), new(), LossKind.MeanSquaredError) with
        {
            Steps = steps,
            Schedule = decays ? new InverseTimeSchedule { Rate = 0.1 } : new ConstantSchedule(),
        };
        using Network network = Create();

        TrainedLinearModel.Plan(network.Architecture, training, Data(LossKind.MeanSquaredError) with { InstanceNoise = noise })
            .ShouldBe(expected);
    }

    [Fact]
    public void Plan_SomeOfTheSamples_IsInParametersThoughStepsSeeAll()
    {
        TrainingOptions training = Training(new SgdOptions(), new(), LossKind.MeanSquaredError);
        using Network network = Create();
        TrainingData data = Data(LossKind.MeanSquaredError);
        TrainedLinearModel.Plan(network.Architecture, training, data, data.Train.Count).ShouldBe(LinearModelMethod.Modes);
        TrainedLinearModel.Plan(network.Architecture, training, data, data.Train.Count - 1).ShouldBe(LinearModelMethod.Parameters);
    }

    [Fact]
    public void Train_MoreOperationsThanTheBound_IsNotDone()
    {
        TrainingOptions training = Training(new AdamOptions(), new(), LossKind.MeanSquaredError) with { Steps = int.MaxValue };
        using Network network = Create();
        TrainingData data = Data(LossKind.MeanSquaredError);
        using Linearization linear = network.Linearize(data.Train.Inputs, Options(training));

        TrainedLinearModel.Train(linear, data, training, int.MaxValue).Method.ShouldBe(LinearModelMethod.TooLong);
    }
}

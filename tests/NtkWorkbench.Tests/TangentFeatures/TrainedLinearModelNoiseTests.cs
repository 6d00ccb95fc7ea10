using System.Numerics.Tensors;
using static NtkWorkbench.Tests.LinearModelProblem;

namespace NtkWorkbench.Tests;

public sealed class TrainedLinearModelNoiseTests
{
    // What a linear network and its linear model differ by is rounding.
    private const double LinearGap = 1e-9;

    [Fact]
    public void Train_InstanceNoiseUnderMomentum_IsTheMeanOfManyRuns()
    {
        TrainingOptions training =
            Training(new MomentumOptions { Coefficient = 0.5 }, new(), LossKind.MeanSquaredError) with { Steps = 20 };
        TrainingData data = Data(LossKind.MeanSquaredError) with { InstanceNoise = 0.3 };
        const int runs = 2000;
        double[] mean = new double[Points.Rows * 3];
        double[] start = [.. Enumerable.Range(0, 9).Select(i => (i - 4) / 5.0)];
        for (int run = 0; run < runs; run++)
        {
            using var network = new Network(new([2, 3], Activation.Identity), start, seed: run);
            network.Train(data, training);
            TensorPrimitives.MultiplyAdd(network.Evaluate(Points).Values, 1.0 / runs, mean, mean);
        }
        using var first = new Network(new([2, 3], Activation.Identity), start);
        using Linearization linear = first.Linearize(data.Train.Inputs, Options(training) with { InstanceNoise = 0.3 });

        Matrix found = LinearizedTraining.Begin(linear, start, 20, data, Points, training).Linear;

        // 2,000 runs leave about 1/45 of a run's spread.
        TensorPrimitives.Distance(mean, found.Values)
            .ShouldBeLessThan(0.02 * TensorPrimitives.Distance(mean, linear.At(Points).Outputs.Values));
    }

    // What is exact in the mean over the noise alone is full batches of a rule that is linear in the gradient.
    public static TheoryData<OptimizerOptions, BatchOptions> NoisyTrainings() => new()
    {
        { new AdamOptions(), Batches[0] },
        { new SgdOptions(), Batches[1] },
        { new MomentumOptions(), Batches[1] },
        { new MomentumOptions { Nesterov = true }, Batches[2] },
    };

    [Theory]
    [MemberData(nameof(NoisyTrainings))]
    public void Train_InstanceNoise_SeesTheBatchesAndDrawsOfTheNetwork(OptimizerOptions optimizer, BatchOptions batch)
    {
        TrainingOptions training = Training(optimizer, batch, LossKind.MeanSquaredError);
        TrainingData data = Data(LossKind.MeanSquaredError) with { InstanceNoise = 0.3 };
        using Network network = Network.Create([2, 3], Activation.Identity, 3);
        using Linearization before = network.Linearize(data.Train.Inputs, Options(training) with { InstanceNoise = 0.3 });
        network.Train(data, training);

        LinearizedTraining found = LinearizedTraining.Begin(before, network.Parameters(), training.TotalSteps, data, Points, training);

        found.Method.ShouldBe(LinearModelMethod.Parameters);
        found.Linear.Values.ShouldBe(network.Evaluate(Points).Values, LinearGap);
    }

    [Fact]
    public void Train_InstanceNoise_FollowsTheMeanOnItsWay()
    {
        TrainingOptions training = Training(new MomentumOptions(), new(), LossKind.MeanSquaredError) with
        {
            Schedule = new InverseTimeSchedule { Rate = 0.1 },
        };
        TrainingData data = Data(LossKind.MeanSquaredError) with { InstanceNoise = 0.3 };
        using Network network = Create();
        using Linearization linear = network.Linearize(data.Train.Inputs, Options(training) with { InstanceNoise = 0.3 });
        int[] followed = [0, 7, 40, training.TotalSteps];

        TrainedLinearModel found = TrainedLinearModel.Train(linear, data, training, training.TotalSteps, followed);

        found.Method.ShouldBe(LinearModelMethod.Modes);
        for (int i = 0; i < followed.Length; i++)
            found.Outputs[i].ShouldBe((found with { Steps = followed[i] }).Function(linear, data, training, [])(linear.Inputs).Values);
    }
}

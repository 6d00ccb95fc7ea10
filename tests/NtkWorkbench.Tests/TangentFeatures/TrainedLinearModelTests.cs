using System.Numerics.Tensors;
using static NtkWorkbench.Tests.LinearModelProblem;

namespace NtkWorkbench.Tests;

public sealed class TrainedLinearModelTests
{
    // What a linear network and its linear model differ by is rounding.
    private const double LinearGap = 1e-9;

    // Some hundreds of steps in another order of summation, by optimizers that divide by small numbers.
    private const double SimulationRounding = 1e-8;

    public static TheoryData<OptimizerOptions, BatchOptions, LossKind> Trainings()
    {
        var all = new TheoryData<OptimizerOptions, BatchOptions, LossKind>();
        foreach (OptimizerOptions rule in Rules)
        {
            foreach (BatchOptions batch in Batches)
            {
                foreach (LossKind loss in Enum.GetValues<LossKind>())
                    all.Add(rule, batch, loss);
            }
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(Trainings))]
    public void Begin_NetworkWithoutHiddenLayers_LeavesNoGap(OptimizerOptions optimizer, BatchOptions batch, LossKind loss)
    {
        TrainingOptions training = Training(optimizer, batch, loss);
        using Network network = Network.Create([2, 3], Activation.Identity, 3);
        using Linearization before = network.Linearize(Data(loss).Train.Inputs, Options(training));
        network.Train(Data(loss), training);
        using Linearization after = network.Linearize(Data(loss).Train.Inputs, Options(training));

        LinearizedTraining both = LinearizedTraining.Begin(before, network.Parameters(), training.TotalSteps, Data(loss), Points, training)
            .Complete(after, Data(loss), Points);

        both.IsTrained.ShouldBeTrue();
        both.Gap.ShouldBeLessThan(LinearGap);
        both.TestLoss!.Value.ShouldBe(network.Loss(Data(loss).Test!, loss).Loss, LinearGap);
        (both.Regression is null).ShouldBe(loss == LossKind.CrossEntropy);
    }

    [Theory]
    [MemberData(nameof(Trainings))]
    public void Train_DeepNetwork_IsTheSimulationWithItsWholeJacobian(OptimizerOptions optimizer, BatchOptions batch, LossKind loss)
    {
        foreach (TrainableLayers layers in Enum.GetValues<TrainableLayers>())
        {
            TrainingOptions training = Training(optimizer, batch, loss) with { Layers = layers };
            using Network network = Create();
            using Linearization linear = network.Linearize(Data(loss).Train.Inputs, Options(training));

            LinearizedTraining found = LinearizedTraining.Begin(
                linear, network.Parameters(), training.TotalSteps, Data(loss), Points, training);

            double[] expected = Simulate(linear, training, loss);
            double size = Math.Sqrt(expected.Sum(value => value * value));
            TensorPrimitives.Distance(expected, found.Linear.Values).ShouldBeLessThan(SimulationRounding * size);
        }
    }

    public static TheoryData<OptimizerOptions> ByModes =>
    [
        new MomentumOptions(), new SgdOptions { WeightDecay = 0.3 }, new MomentumOptions { WeightDecay = 0.3 },
        new MomentumOptions { WeightDecay = 0.3, Decoupled = true }, new MomentumOptions { Nesterov = true, WeightDecay = 0.3 },
        new MomentumOptions { Nesterov = true, WeightDecay = 0.3, Decoupled = true },
    ];

    [Theory]
    [InlineData(LossKind.MeanSquaredError)]
    [InlineData(LossKind.CrossEntropy)]
    public void Begin_DecayClippingAndSmoothing_LeaveNoGapWithoutHiddenLayers(LossKind loss)
    {
        foreach (OptimizerOptions rule in Rules)
        {
            foreach (bool decoupled in (bool[])[false, true])
            {
                TrainingOptions training = Training(rule with { WeightDecay = 0.2, Decoupled = decoupled }, new(), loss) with
                {
                    ClipGradientNorm = decoupled ? 0.4 : null,
                    LabelSmoothing = loss == LossKind.CrossEntropy ? 0.2 : 0,
                };
                using Network network = Network.Create([2, 3], Activation.Identity, 3);
                using Linearization before = network.Linearize(Data(loss).Train.Inputs, Options(training));
                network.Train(Data(loss), training);

                var both = LinearizedTraining.Begin(before, network.Parameters(), training.TotalSteps, Data(loss), Points, training);

                both.IsTrained.ShouldBeTrue();
                Matrix trained = network.Evaluate(Points);
                TensorPrimitives.Distance<double>(trained.Values, both.Linear.Values).ShouldBeLessThan(LinearGap);
                both.TestLoss!.Value.ShouldBe(network.Loss(Data(loss).Test!, training.Objective).Loss, LinearGap);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ByModes))]
    public void Train_ByParametersAndByModes_Agree(OptimizerOptions rule)
    {
        // Batches of all samples in order are full batches that the trainer does not know for such.
        TrainingOptions training = Training(rule, new(), LossKind.MeanSquaredError);
        using Network network = Create();
        TrainingData data = Data(LossKind.MeanSquaredError);
        using Linearization linear = network.Linearize(data.Train.Inputs, Options(training));
        Matrix At(BatchOptions batch) => LinearizedTraining.Begin(
            linear, network.Parameters(), training.TotalSteps, data, Points, training with { Batch = batch }).Linear;

        Matrix all = At(new() { Size = data.Train.Count, Sampling = BatchSampling.Shuffled });

        all.Values.ShouldBe(At(new()).Values, SimulationRounding);
    }

    [Theory]
    [InlineData(BatchSampling.Full, LinearModelMethod.Modes)]
    [InlineData(BatchSampling.Shuffled, LinearModelMethod.Parameters)]
    public void Begin_Epochs_IsWhatTheirStepsAre(BatchSampling sampling, LinearModelMethod method)
    {
        TrainingData data = Data(LossKind.MeanSquaredError);
        BatchOptions batch = new() { Sampling = sampling, Size = sampling == BatchSampling.Full ? null : 5 };
        TrainingOptions epochs = Training(new SgdOptions(), batch, LossKind.MeanSquaredError) with
        {
            Steps = null, Epochs = 7, Schedule = new CosineSchedule(),
        };
        TrainingOptions steps = epochs.InSteps(data.Train.Count);
        using Network network = Create();
        using Linearization linear = network.Linearize(data.Train.Inputs, Options(steps));

        LinearizedTraining At(TrainingOptions training) =>
            LinearizedTraining.Begin(linear, network.Parameters(), steps.TotalSteps, data, Points, training);

        (At(steps).Method, At(epochs).Method).ShouldBe((method, method));
        At(epochs).Linear.Values.ShouldBe(At(steps).Linear.Values);
        At(epochs).Linear.Values.ShouldNotBe(linear.At(Points).Outputs.Values);
        Should.Throw<ArgumentException>(() => linear.Model(data.Train.Targets).At(linear.At(Points)).After(epochs, 3)).Message
            .ShouldContain("InSteps");
    }

    [Theory]
    [InlineData(BatchSampling.Full, LinearModelMethod.Modes)]
    [InlineData(BatchSampling.Shuffled, LinearModelMethod.Parameters)]
    public void Train_FollowedStepsOnAGrid_AreTheModelThere(BatchSampling sampling, LinearModelMethod method)
    {
        TrainingOptions training = Training(new SgdOptions(), new(), LossKind.MeanSquaredError) with
        {
            Batch = sampling == BatchSampling.Full ? new() : new() { Size = 2, Sampling = sampling },
        };
        using Network network = Create();
        TrainingData data = Data(LossKind.MeanSquaredError);
        using Linearization linear = network.Linearize(data.Train.Inputs, Options(training));
        Matrix grid = data.Train.Inputs.Take([1, 0]);

        TrainedLinearModel model = TrainedLinearModel.Train(linear, data, training, training.TotalSteps, [0, training.TotalSteps], grid);

        model.Method.ShouldBe(method);
        model.GridOutputs.Count.ShouldBe(2);
        model.GridOutputs[0].ShouldBe(linear.At(grid).Outputs.Values, SimulationRounding);
        model.GridOutputs[1].ShouldBe(
            model.Function(linear, data, training, [])(grid).Values, SimulationRounding);
    }

    [Fact]
    public void Train_FollowedSteps_EndAtTheModel()
    {
        TrainingOptions training = Training(new AdamOptions(), new(), LossKind.CrossEntropy);
        using Network network = Create();
        TrainingData data = Data(LossKind.CrossEntropy);
        using Linearization linear = network.Linearize(data.Train.Inputs, Options(training));

        TrainedLinearModel model = TrainedLinearModel.Train(linear, data, training, training.TotalSteps, [0, 3, training.TotalSteps]);

        model.Method.ShouldBe(LinearModelMethod.Parameters);
        model.Outputs[0].ShouldBe(linear.Outputs.Values);
        model.Outputs[1].ShouldBe(TrainedLinearModel.Train(linear, data, training, 3, [3]).Outputs[0]);
        model.Outputs[2].ShouldBe(linear.At(data.Train.Inputs).Moved(model.Parameters!).Values, SimulationRounding);
    }

    [Theory]
    [InlineData(BatchSampling.Full)]
    [InlineData(BatchSampling.Shuffled)]
    public void Train_RateThatIsNotStable_SaysThatItDiverged(BatchSampling sampling)
    {
        TrainingOptions training = Training(new SgdOptions(), new() { Sampling = sampling }, LossKind.MeanSquaredError) with
        {
            LearningRate = 1e9,
        };
        using Network network = Create();
        TrainingData data = Data(LossKind.MeanSquaredError);
        using Linearization linear = network.Linearize(data.Train.Inputs, Options(training));

        LinearizedTraining found = LinearizedTraining.Begin(linear, network.Parameters(), training.TotalSteps, data, Points, training);

        found.Method.ShouldBe(LinearModelMethod.Diverged);
        found.IsTrained.ShouldBeFalse();
        found.Linear.Values.ShouldBe(found.Initial.Values);
    }

    // f = wx + b with one sample at 1: at −1 nothing changes, whatever becomes of the sample and of a test sample far away.
    [Theory]
    [InlineData(BatchSampling.Full, 1e200, 1)]
    [InlineData(BatchSampling.Shuffled, 1e200, 1)]
    [InlineData(BatchSampling.Full, 1e100, 1e100)]
    [InlineData(BatchSampling.Shuffled, 1e100, 1e100)]
    public void Begin_NoFiniteLossOffTheGrid_SaysThatItDiverged(BatchSampling sampling, double rate, double test)
    {
        Dataset At(double x) => new() { Inputs = new(1, 1, [x]), Targets = new(1, 1, [1]), InputNames = ["x"], TargetNames = ["y"] };
        TrainingOptions training = Training(new SgdOptions(), new() { Sampling = sampling }, LossKind.MeanSquaredError) with
        {
            LearningRate = rate,
        };
        using var network = new Network(new([1, 1], Activation.Identity), [0, 0]);
        TrainingData data = new() { Train = At(1), Test = At(test) };
        using Linearization linear = network.Linearize(data.Train.Inputs, Options(training));

        // The network ended after a step.
        LinearizedTraining found = LinearizedTraining.Begin(linear, [0, 0], 1, data, new(1, 1, [-1]), training);

        found.Method.ShouldBe(LinearModelMethod.Diverged);
        found.TestLoss.ShouldBe(1);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(600)]
    public void Train_MoreSteps_AllocatesNoMore(int width)
    {
        // Wide layers are multiplied by the library.
        TrainingData data = Data(LossKind.CrossEntropy);
        using Network network = Network.Create([2, width, width, 3], Activation.Tanh, 3);
        TrainingOptions training = Training(new AdamOptions(), Batches[2], LossKind.CrossEntropy) with { LearningRate = 1e-5 };
        using Linearization linear = network.Linearize(data.Train.Inputs, Options(training));
        long AllocatedBy(int steps)
        {
            using var trainer = new LinearModelTrainer(linear, data, training with { Steps = steps }, steps, []);
            trainer.Trainer.Advance(3);
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Trainer.Advance(steps - 3);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        AllocatedBy(20);
        // The least of three: the thread pool makes a worker's things now and then.
        Enumerable.Range(0, 3).Min(_ => AllocatedBy(220) - AllocatedBy(20)).ShouldBeLessThan(200, "less than a byte a step");
    }

    [Fact]
    public void Run_StateOfEveryFewSteps_GoesOnBitForBit()
    {
        TrainingOptions training = Training(new AdamOptions(), Batches[1], LossKind.CrossEntropy);
        using Network network = Create();
        TrainingData data = Data(LossKind.CrossEntropy);
        using Linearization linear = network.Linearize(data.Train.Inputs, Options(training));
        int[] followed = [0, 10, training.TotalSteps];
        TrainedLinearModel expected = TrainedLinearModel.Train(linear, data, training, training.TotalSteps, followed);
        var states = new List<LinearModelState>();
        using (var saved = new LinearModelTrainer(linear, data, training, training.TotalSteps, followed))
        {
            saved.Saved = state =>
            {
                states.Add(state);
                saved.RequestState();
            };
            saved.RequestState();
            saved.Run(null);
        }

        states.Count.ShouldBeGreaterThan(training.TotalSteps / 2);
        foreach (LinearModelState state in states.Where((_, i) => i % 7 == 0))
        {
            using var next = new LinearModelTrainer(linear, data, training, training.TotalSteps, followed);
            TrainedLinearModel found = next.Run(state);
            found.Parameters.ShouldBe(expected.Parameters);
            found.Outputs.SelectMany(values => values).ShouldBe(expected.Outputs.SelectMany(values => values));
        }
    }

    // d = θ − θ₀ by J written out, with the batches of the training.
    private static double[] Simulate(Linearization linear, TrainingOptions training, LossKind loss)
    {
        TrainingData data = Data(loss);
        int p = linear.Features.Columns, n = data.Train.Count;
        var features = new Matrix(linear.Features.Rows, p);
        linear.Features.Copy(0, p, features.Values);
        double[] step = new double[Lanes.Pad<double>(p)];
        var optimizer = Optimizer<double>.Create(training.Optimizer, step.Length);
        BatchSampler sampler = BatchSampler.OfTraining(training.Batch, n, new RandomStreams(3));
        for (int t = 0; t < training.Steps; t++)
        {
            int[] batch = sampler.Next().ToArray();
            double[] gradient = new double[step.Length];
            var outputs = new Matrix(n, 3, [.. Enumerable.Range(0, 3 * n).Select(
                i => linear.Outputs.Values[i] + TensorPrimitives.Dot(features.Row(i), step.AsSpan(0, p)))]);
            double[] residual = LossFunction.Residual(loss, outputs, data.Train.Targets);
            double share = loss == LossKind.CrossEntropy ? 1.0 / batch.Length : 2.0 / (3 * batch.Length);
            foreach (int row in batch)
            {
                for (int c = 0; c < 3; c++)
                    TensorPrimitives.MultiplyAdd(
                        features.Row((3 * row) + c), share * residual[(3 * row) + c], gradient.AsSpan(0, p), gradient.AsSpan(0, p));
            }
            optimizer.Update(step, gradient, training.Schedule.LearningRate(training.LearningRate.Value, t, training.TotalSteps));
        }
        double[] moved = new double[Points.Rows * 3];
        linear.At(Points).Features.Multiply(step.AsSpan(0, p), moved);
        TensorPrimitives.Add(moved, linear.At(Points).Outputs.Values, moved);
        return moved;
    }
}

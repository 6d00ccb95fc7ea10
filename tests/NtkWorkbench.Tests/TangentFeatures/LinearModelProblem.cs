namespace NtkWorkbench.Tests;

/// <summary>Three outputs of two inputs, and the trainings of them whose linear models are held.</summary>
internal static class LinearModelProblem
{
    public static readonly OptimizerOptions[] Rules =
    [
        new SgdOptions(), new MomentumOptions { Dampening = 0.1 }, new MomentumOptions { Nesterov = true }, new AdamOptions(),
        new RmsPropOptions(),
    ];

    public static readonly BatchOptions[] Batches =
        [new(), new() { Size = 5, Sampling = BatchSampling.Shuffled }, new() { Size = 7, Sampling = BatchSampling.WithReplacement }];

    public static Matrix Points { get; } = new(4, 2, [-1, 0.5, 0.25, 0.75, 1.5, -0.5, 0, 0]);

    public static Network Create() => Network.Create([2, 6, 4, 3], Activation.Tanh, 3, parameterization: Parameterization.Ntk);

    public static TrainingOptions Training(OptimizerOptions optimizer, BatchOptions batch, LossKind loss) => new()
    {
        Optimizer = optimizer,
        Batch = batch,
        Loss = loss,
        LearningRate = 0.02,
        Schedule = batch.Size == 5 ? new StepSchedule { Factor = 0.5, Every = 20 } : new ConstantSchedule(),
        Steps = 60,
    };

    public static LinearizationOptions Options(TrainingOptions training) =>
        new() { Layers = training.Layers, Loss = training.Loss, Batch = training.Batch, Seed = 3 };

    public static TrainingData Data(LossKind loss)
    {
        Dataset Samples(int count, double shift) => new()
        {
            Inputs = new(count, 2, [.. Enumerable.Range(0, 2 * count).Select(i => Math.Sin((1.7 * i) + shift))]),
            Targets = loss == LossKind.CrossEntropy
                ? new(count, 1, [.. Enumerable.Range(0, count).Select(i => (double)(i % 3))])
                : new(count, 3, [.. Enumerable.Range(0, 3 * count).Select(i => Math.Cos((0.9 * i) + shift))]),
            InputNames = ["x", "y"],
            TargetNames = loss == LossKind.CrossEntropy ? ["class"] : ["a", "b", "c"],
        };
        return new() { Train = Samples(12, 0), Test = Samples(7, 1) };
    }
}

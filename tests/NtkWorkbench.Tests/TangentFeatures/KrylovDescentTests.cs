namespace NtkWorkbench.Tests;

/// <summary>Linear models and regressions without a kernel against those that decompose it.</summary>
public sealed class KrylovDescentTests
{
    // The space ends where five products more change the step by a millionth.
    private const double Converged = 1e-4;

    public static TheoryData<OptimizerOptions, int> Trainings => new()
    {
        { new SgdOptions(), 1 },
        { new SgdOptions(), 50 },
        { new SgdOptions(), 100_000 },
        { new MomentumOptions { Coefficient = 0.9, Nesterov = true }, 300 },
    };

    [Theory, MemberData(nameof(Trainings))]
    public void Train_FullBatchWithoutKernel_IsTheModelOfTheModes(OptimizerOptions optimizer, int steps)
    {
        using Linearization leading = Linearize(SpectrumMethod.Lanczos), whole = Linearize(SpectrumMethod.Svd);
        TrainingData data = Data(leading.Architecture);
        var training = new TrainingOptions
        {
            Optimizer = optimizer,
            LearningRate = 0.3 * whole.LargestStableRate,
            Steps = steps,
            Batch = new() { Sampling = BatchSampling.Full },
        };
        Matrix grid = Points(leading.Architecture, 7);
        var products = TrainedLinearModel.Train(leading, data, training, steps);
        var modes = TrainedLinearModel.Train(whole, data, training, steps);
        products.Method.ShouldBe(LinearModelMethod.Krylov);
        modes.Method.ShouldBe(LinearModelMethod.Modes);
        Matrix expected = modes.Function(whole, data, training, [])(grid), found = products.Function(leading, data, training, [])(grid);
        double scale = expected.Values.Max(Math.Abs);
        for (int i = 0; i < found.Values.Length; i++)
            found.Values[i].ShouldBe(expected.Values[i], Converged * scale);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(10)]
    public void TangentRidge_WithoutKernel_IsTheDirectSolution(double ridge)
    {
        using Linearization leading = Linearize(SpectrumMethod.Lanczos), whole = Linearize(SpectrumMethod.Svd);
        TrainingData data = Data(leading.Architecture);
        Matrix grid = Points(leading.Architecture, 9);
        TangentRidgeFit found = TangentRidge.Fit(leading, data, grid, ridge), expected = TangentRidge.Fit(whole, data, grid, ridge);
        expected.Residual.ShouldBeNull();
        found.Residual!.Value.ShouldBeLessThanOrEqualTo(1e-8);
        found.TrainLoss.ShouldBe(expected.TrainLoss, (1e-6 * expected.TrainLoss) + 1e-12);
        for (int i = 0; i < grid.Rows; i++)
            found.GridOutputs.Values[i].ShouldBe(expected.GridOutputs.Values[i], 1e-5);
    }

    [Fact]
    public void BlockAverages_OfProducts_AreThoseOfTheKernel()
    {
        using Linearization whole = Linearize(SpectrumMethod.Svd);
        int[] classes = [.. Enumerable.Range(0, whole.Inputs.Rows).Select(i => i * 7 % 3)];
        Matrix expected = ClassFeatures.BlockAverages(whole.Kernel, classes, 3);
        Matrix found = ClassFeatures.BlockAverages(whole.Products, LinearAlgebraProviders.Best(), classes, 3);
        found.Values.ShouldAgreeWith(expected.Values, 1e-12, "averages");
    }

    [Fact]
    public void Plan_WithoutKernel_IsKrylovWhereModesStayApart()
    {
        var architecture = new NetworkArchitecture([2, 20, 1], Activation.Tanh);
        TrainingData data = Data(architecture);
        var full = new TrainingOptions { Steps = 100, Batch = new() { Sampling = BatchSampling.Full }, Optimizer = new SgdOptions() };
        Plan(full).ShouldBe(LinearModelMethod.Krylov);
        Plan(full with { Optimizer = new SgdOptions { WeightDecay = 0.1 } }).ShouldBe(LinearModelMethod.Parameters);
        Plan(full with { Optimizer = new AdamOptions() }).ShouldBe(LinearModelMethod.Parameters);
        Plan(full with { Batch = new() { Size = 4, Sampling = BatchSampling.Shuffled } }).ShouldBe(LinearModelMethod.Parameters);

        LinearModelMethod Plan(TrainingOptions training) => TrainedLinearModel.Plan(architecture, training, data, hasKernel: false);
    }

    private static Linearization Linearize(SpectrumMethod method)
    {
        var architecture = new NetworkArchitecture([2, 20, 15, 1], Activation.Tanh);
        return new(new BuiltinEngineProvider(LinearAlgebraProviders.Best()), architecture, TestProblems.Parameters(architecture),
            Data(architecture).Train.Inputs, new() { Method = method, Batch = new() { Sampling = BatchSampling.Full } });
    }

    private static TrainingData Data(NetworkArchitecture architecture) =>
        new() { Train = TestProblems.Data(architecture, LossKind.MeanSquaredError, 60), Test = null };

    private static Matrix Points(NetworkArchitecture architecture, int count) =>
        new(count, architecture.InputCount, [.. Enumerable.Range(0, count * architecture.InputCount).Select(i => Math.Sin(1.3 * i))]);
}

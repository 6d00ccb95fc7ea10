namespace NtkWorkbench.Tests.Engines.Builtin;

/// <summary>Products by passes through blocks of samples against J itself.</summary>
public sealed class BuiltinTangentProductsTests
{
    // Sums of some hundred float32 products and, for Jᵀu, of samples, relative to the largest of them.
    private const double Float32Tolerance = 1e-5;

    public static TheoryData<string> Problems => TestProblems.Names;

    [Theory, MemberData(nameof(Problems))]
    public void TangentProducts_OneVectorOrSeveral_AreJTimesThem(string name)
    {
        TestProblem problem = TestProblems.Get(name);
        using IEngine engine = problem.Create(Provider, Precision.Float64);
        using ITangentFeatures features = engine.Linearize(problem.Data.Inputs.Values);
        for (int firstLayer = 0; firstLayer < problem.Architecture.Layers.Count; firstLayer++)
        {
            foreach ((Precision precision, double tolerance) in
                ((Precision, double)[])[(Precision.Float64, Agreement.Float64), (Precision.Float32, Float32Tolerance)])
            {
                using ITangentProducts products = engine.TangentProducts(problem.Data.Inputs.Values, firstLayer, precision);
                products.ShouldMultiplyLike(features, vectors: 1, tolerance, problem.Architecture.OutputCount);
                products.ShouldMultiplyLike(features, vectors: 3, tolerance, problem.Architecture.OutputCount);
            }
        }
    }

    [Theory]
    [InlineData(Activation.Relu, 0, 0)]
    [InlineData(Activation.Relu, double.MaxValue, 0)]
    [InlineData(Activation.Relu, double.MaxValue, double.MaxValue)]
    [InlineData(Activation.Tanh, 0, 0)]
    [InlineData(Activation.Tanh, double.MaxValue, 0)]
    [InlineData(Activation.Tanh, double.MaxValue, double.MaxValue)]
    public void TangentProducts_SeveralBlocksOfSeveralTasks_AreJTimesVectors(
        Activation activation, double mostKept, double mostSensitivities)
    {
        // Blocks of one, two and more tasks of at least 64 samples, which 201 are no multiple of.
        var architecture = new NetworkArchitecture([3, 20, 7, 2], activation, Parameterization.Ntk);
        double[] parameters = TestProblems.Parameters(architecture);
        Matrix inputs = TestProblems.Data(architecture, LossKind.MeanSquaredError, 201).Inputs;
        using IEngine engine = TestProblems.Engine(architecture, Precision.Float64, parameters);
        using ITangentFeatures features = engine.Linearize(inputs.Values);
        foreach (int entries in (int[])[1, 20_000, 1 << 22])
        {
            for (int firstLayer = 0; firstLayer < 3; firstLayer++)
            {
                using var products = new BuiltinTangentProducts<double>(
                    architecture, parameters, inputs.Values, firstLayer, LinearAlgebraProviders.Managed, default, mostKept,
                    mostSensitivities, entries);
                products.ShouldMultiplyLike(features, vectors: 1, Agreement.Float64, outputs: 2);
                products.ShouldMultiplyLike(features, vectors: 5, Agreement.Float64, outputs: 2);
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(double.MaxValue, 0)]
    [InlineData(double.MaxValue, double.MaxValue)]
    public async Task TangentProducts_OneThread_HaveTheSameBits(double mostKept, double mostSensitivities)
    {
        double[] many = [.. Run<double>(), .. Run<float>()];
        TaskScheduler oneThread = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1).ConcurrentScheduler;
        double[] one = await Task.Factory.StartNew(
            () => (double[])[.. Run<double>(), .. Run<float>()], CancellationToken.None, TaskCreationOptions.None, oneThread);
        one.ShouldBe(many);

        double[] Run<T>()
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            var architecture = new NetworkArchitecture([5, 90, 70, 3], Activation.Tanh);
            Matrix inputs = TestProblems.Data(architecture, LossKind.MeanSquaredError, 700).Inputs;
            using var products = new BuiltinTangentProducts<T>(architecture, TestProblems.Parameters(architecture), inputs.Values, 0,
                LinearAlgebraProviders.Best(), default, mostKept, mostSensitivities, blockEntries: 100_000);
            double[] weights = [.. Enumerable.Range(0, 4 * products.Rows).Select(i => Math.Cos(i))];
            double[] sums = new double[4 * products.Columns], images = new double[weights.Length], norms = new double[700];
            products.MultiplyTransposed(weights, sums);
            products.Multiply(sums, images);
            products.SquaredNorms(norms);
            return [.. sums, .. images, .. norms];
        }
    }

    [Fact]
    public void TangentProducts_BeforeTraining_AreNotChangedByIt()
    {
        TestProblem problem = TestProblems.Get("Relu");
        using IEngine engine = problem.Create(Provider, Precision.Float64);
        using ITangentFeatures before = engine.Linearize(problem.Data.Inputs.Values);
        using ITangentProducts products = engine.TangentProducts(problem.Data.Inputs.Values);
        engine.Prepare(problem.Training(new SgdOptions()));
        engine.Step([0, 1, 2], 0.1);
        products.ShouldMultiplyLike(before, vectors: 1, Agreement.Float64, problem.Architecture.OutputCount);
    }

    [Fact]
    public void TangentProducts_Cancelled_Throw()
    {
        TestProblem problem = TestProblems.Get("Relu");
        using var cancellation = new CancellationTokenSource();
        using IEngine engine = problem.Create(Provider, Precision.Float64);
        using ITangentProducts products = engine.TangentProducts(problem.Data.Inputs.Values, cancellation: cancellation.Token);
        cancellation.Cancel();
        Should.Throw<OperationCanceledException>(() => products.Multiply(new double[products.Columns], new double[products.Rows]));
        Should.Throw<OperationCanceledException>(
            () => products.MultiplyTransposed(new double[products.Rows], new double[products.Columns]));
        Should.Throw<OperationCanceledException>(() => products.SquaredNorms(new double[problem.Data.Count]));
    }

    [Fact]
    public void TangentProducts_WrongShapes_AreNamed()
    {
        TestProblem problem = TestProblems.Get("Relu");
        using IEngine engine = problem.Create(Provider, Precision.Float64);
        using ITangentProducts products = engine.TangentProducts(problem.Data.Inputs.Values);
        Should.Throw<ShapeException>(() => products.Multiply(new double[products.Columns + 1], new double[products.Rows]))
            .Message.ShouldContain($"1 vectors of {products.Columns} entries");
        Should.Throw<ShapeException>(() => products.MultiplyTransposed(new double[products.Rows], new double[1]))
            .Message.ShouldContain("the products of 1 vectors");
        Should.Throw<ShapeException>(() => engine.TangentProducts(problem.Data.Inputs.Values, problem.Architecture.Layers.Count))
            .Message.ShouldContain($"got layer {problem.Architecture.Layers.Count}");
    }

    private static BuiltinEngineProvider Provider => new(LinearAlgebraProviders.Managed);
}

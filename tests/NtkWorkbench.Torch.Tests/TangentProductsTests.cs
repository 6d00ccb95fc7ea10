using static TorchSharp.torch;

namespace NtkWorkbench.Torch.Tests;

/// <summary>Products by passes through blocks of samples against J itself.</summary>
public sealed class TangentProductsTests
{
    // Sums of some hundred float32 products and, for Jᵀu, of samples, relative to the largest of them.
    private const double Float32Tolerance = 1e-5;

    public static TheoryData<string> Problems => TestProblems.Names;

    [Theory, MemberData(nameof(Problems))]
    public void TangentProducts_OneVectorOrSeveral_AreJTimesThem(string name)
    {
        TestProblem problem = TestProblems.Get(name);
        using IEngine engine = problem.Create(new TorchEngineProvider(NtkWorkbench.Device.Cpu), Precision.Float64);
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

    [Theory, MemberData(nameof(Problems))]
    public void TangentProducts_BothEngines_AreTheSameOperator(string name)
    {
        TestProblem problem = TestProblems.Get(name);
        using var engines = new EnginePair(problem, Precision.Float64);
        using ITangentFeatures torch = engines.Torch.Linearize(problem.Data.Inputs.Values);
        using ITangentProducts builtin = engines.Builtin.TangentProducts(problem.Data.Inputs.Values);
        builtin.ShouldMultiplyLike(torch, vectors: 3, Agreement.Float64, problem.Architecture.OutputCount);
    }

    [Theory]
    [InlineData("wide", 0)]
    [InlineData("wide", long.MaxValue)]
    [InlineData("deep classifier", 0)]
    [InlineData("ntk parameterization", 0)]
    public void TangentProducts_BlocksThatDoNotDivideTheSamples_AreJTimesVectors(string name, long mostKept)
    {
        // Of 10, 11 and 40 samples some 3 go into a block of one vector, one where there are more.
        TestProblem problem = TestProblems.Get(name);
        long entries = 3 * problem.Architecture.Layers.Max(layer => layer.FanOut);
        using IEngine engine = problem.Create(new TorchEngineProvider(NtkWorkbench.Device.Cpu), Precision.Float64);
        using ITangentFeatures features = engine.Linearize(problem.Data.Inputs.Values);
        for (int firstLayer = 0; firstLayer < problem.Architecture.Layers.Count; firstLayer++)
        {
            using TorchTangentProducts products = Create(problem, firstLayer, entries, mostKept);
            products.ShouldMultiplyLike(features, vectors: 1, Agreement.Float64, problem.Architecture.OutputCount);
            products.ShouldMultiplyLike(features, vectors: 2, Agreement.Float64, problem.Architecture.OutputCount);
        }
    }

    [Fact]
    public void TangentProducts_BeforeTraining_AreNotChangedByIt()
    {
        TestProblem problem = TestProblems.Get("Relu");
        using IEngine engine = problem.Create(new TorchEngineProvider(NtkWorkbench.Device.Cpu), Precision.Float64);
        using ITangentFeatures before = engine.Linearize(problem.Data.Inputs.Values);
        using ITangentProducts products = engine.TangentProducts(problem.Data.Inputs.Values);
        engine.Prepare(problem.Training(new SgdOptions()));
        engine.Step([0, 1, 2], 0.1);
        products.ShouldMultiplyLike(before, vectors: 1, Agreement.Float64, problem.Architecture.OutputCount);
    }

    [Fact]
    public void Multiply_Cancelled_Throws()
    {
        TestProblem problem = TestProblems.Get("Relu");
        using var cancellation = new CancellationTokenSource();
        using IEngine engine = problem.Create(new TorchEngineProvider(NtkWorkbench.Device.Cpu), Precision.Float64);
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
        using IEngine engine = problem.Create(new TorchEngineProvider(NtkWorkbench.Device.Cpu), Precision.Float64);
        using ITangentProducts products = engine.TangentProducts(problem.Data.Inputs.Values);
        Should.Throw<ShapeException>(() => engine.TangentProducts(problem.Data.Inputs.Values, firstLayer: 3))
            .Message.ShouldContain("got layer 3");
        Should.Throw<ShapeException>(() => engine.TangentProducts(new double[] { 1 }));
        Should.Throw<ShapeException>(() => products.Multiply(new double[products.Columns + 1], new double[products.Rows]));
        Should.Throw<ShapeException>(() => products.Multiply(new double[products.Columns], new double[2 * products.Rows]));
        Should.Throw<ShapeException>(() => products.MultiplyTransposed(new double[products.Rows], new double[products.Columns - 1]));
    }

    private static TorchTangentProducts Create(TestProblem problem, int firstLayer, long entriesOfABlock, long mostKept)
    {
        using var network = new Perceptron(problem.Architecture, ScalarType.Float64, CPU);
        network.Write(problem.Parameters);
        Matrix inputs = problem.Data.Inputs;
        return new TorchTangentProducts(
            network, HostTransfer.Upload(inputs.Values, inputs.Rows, inputs.Columns, ScalarType.Float64, CPU),
            firstLayer, CancellationToken.None, entriesOfABlock, mostKept);
    }
}

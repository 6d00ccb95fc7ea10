namespace NtkWorkbench.Benchmarks;

/// <summary>Both kernels of a network of infinite width.</summary>
internal static class InfiniteWidthWorks
{
    private const string Work = "both kernels of infinite width, relu, 5 hidden layers, 5,000 points of 10 inputs";

    // k̇ loses √ε where two points nearly coincide; no two of these do.
    private const double Tolerance = 1e-12;

    // As the peer has them.
    private static readonly InitializationOptions Initialization =
        new() { Weights = new HeNormalScheme(), Biases = new NormalScheme { Std = 0.3 } };

    public static IEnumerable<ComparedWork> Create(Bench bench)
    {
        ProblemFolder folder = bench.Write("infinite-width", BenchmarkProblem.Limit());
        InfiniteWidthKernels kernels = Compute(folder.Problem);
        bench.RequireAgreement("rows of both kernels of infinite width", [.. FirstRows(kernels.Nngp), .. FirstRows(kernels.Tangent)],
            bench.Torch.Check("infinite_width", folder, 1), Tolerance);
        yield return new ComparedWork
        {
            Work = Work,
            Peer = "NumPy, whole matrices",
            LeastRatio = 10,
            Ours = () => Timing.Of(() => Compute(folder.Problem)),
            Theirs = () => bench.Torch.Time("infinite_width", folder, 1),
            Pairs = bench.Pairs(5),
        };
    }

    /// <summary>The same by itself.</summary>
    public static IEnumerable<AloneWork> Alone(Bench bench)
    {
        BenchmarkProblem problem = BenchmarkProblem.Limit();
        yield return new AloneWork
        {
            Work = Work,
            MostSeconds = 2,
            Measure = () => (Timing.Of(() => Compute(problem)), ""),
            Count = bench.Quick ? 3 : 10,
        };
        BenchmarkProblem smooth =
            problem with { Architecture = new(problem.Architecture.LayerSizes, Activation.Tanh, Parameterization.Ntk) };
        yield return new AloneWork
        {
            Work = Work.Replace("relu", "tanh", StringComparison.Ordinal),
            MostSeconds = 10,
            Measure = () => (Timing.Of(() => Compute(smooth)), ""),
            Count = 3,
        };
    }

    private static InfiniteWidthKernels Compute(BenchmarkProblem problem) =>
        InfiniteWidthNetwork.Of(problem.Architecture, Initialization).Kernels(problem.Data.Inputs, problem.Data.Inputs);

    private static ReadOnlySpan<double> FirstRows(Matrix kernel) => kernel.Values.AsSpan(0, 20 * kernel.Columns);
}

using System.Numerics;

namespace NtkWorkbench.Benchmarks;

/// <summary>The tangent kernel times a vector, Θu = J(Jᵀu), neither J nor Θ formed, of 3072–100×5–10 at 10,000 samples.</summary>
internal static class LeadingWorks
{
    private const string Shape = "3072–100×5–10, n = 10,000";

    // Sums of 10,000 products of sums of 3072, in another order.
    private const double Float64Tolerance = 1e-10;
    private const double Float32Tolerance = 1e-4;

    public static IEnumerable<ComparedWork> Create(Bench bench)
    {
        ProblemFolder folder = bench.Write("leading", BenchmarkProblem.ManyImages());
        return Products<double>(bench, folder, Precision.Float64, Float64Tolerance)
            .Concat(Products<float>(bench, folder, Precision.Float32, Float32Tolerance));
    }

    private static IEnumerable<ComparedWork> Products<T>(Bench bench, ProblemFolder folder, Precision precision, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string name = $"kernel_product_{precision.ToString().ToLowerInvariant()}", arithmetic = precision.ToString().ToLowerInvariant();
        BenchmarkProblem problem = folder.Problem;
        using IEngine engine = problem.CreateEngine(Precision.Float64);
        using ITangentProducts products = Linearize();
        double[] direction = new double[products.Columns], result = new double[products.Rows];
        TakeProduct(products);
        foreach (string peer in (string[])[name, $"kept_{name}"])
            bench.RequireAgreement($"Θu, {Shape}, {peer}", result, bench.Torch.Check(peer, folder, 1), tolerance);

        var kept = new ComparedWork
        {
            Work = $"Θu, {Shape}, {arithmetic}, pass forward kept",
            Peer = "PyTorch, functorch's jvp of its vjp, vjp's pass forward kept",
            LeastRatio = 3,
            Ours = () => Timing.Of(() => TakeProduct(products)),
            Theirs = () => bench.Torch.Time($"kept_{name}", folder, 1),
            Pairs = bench.Pairs(1),
        };
        var whole = kept with
        {
            Work = $"Θu, {Shape}, {arithmetic}, from parameters",
            Peer = "PyTorch, functorch's jvp of its vjp",
            Ours = () => Timing.Of(() =>
            {
                using ITangentProducts once = Linearize();
                TakeProduct(once);
            }),
            Theirs = () => bench.Torch.Time(name, folder, 1),
        };
        yield return kept;
        yield return whole;

        var alone = new KernelProducts<T>(problem);
        yield return kept with
        {
            Peer = "its matrix products alone, through the same linear algebra",
            LeastRatio = 1 / 1.5,
            Theirs = () => Timing.Of(alone.TakeProduct),
        };
        yield return whole with
        {
            Peer = "its matrix products alone, the pass forward's once, through the same linear algebra",
            LeastRatio = 1 / 1.5,
            Theirs = () => Timing.Of(() =>
            {
                alone.TakeForward();
                alone.TakeProduct();
            }),
        };

        ITangentProducts Linearize() => engine.TangentProducts(problem.Data.Inputs.Values, precision: precision);

        void TakeProduct(ITangentProducts of)
        {
            of.MultiplyTransposed(problem.Data.Targets.Values, direction);
            of.Multiply(direction, result);
        }
    }
}

using System.Numerics;

namespace NtkWorkbench.Benchmarks;

/// <summary>The tangent kernel times a vector, Θu = J(Jᵀu), neither J nor Θ formed, of 3072–100×5–10 at 10,000 samples.</summary>
internal static class LeadingWorks
{
    private const string Shape = "3072–100×5–10, n = 10,000";

    // Sums of 10,000 products of sums of 3072, in another order.
    private const double Float64Tolerance = 1e-10;

    // Of the norm: 4·10⁻⁵ where each unit is on at both sides or off at both; one unit of one sample whose z is near zero may be on at one
    // and off at the other, and the sample's outputs differ by a percent, 3·10⁻⁴ of the norm.
    private const double Float32Tolerance = 1e-3;

    public static IEnumerable<ComparedWork> Create(Bench bench)
    {
        ProblemFolder folder = bench.Write("leading", BenchmarkProblem.ManyImages());
        return Products<double>(bench, folder, Precision.Float64).Concat(Products<float>(bench, folder, Precision.Float32));
    }

    private static IEnumerable<ComparedWork> Products<T>(Bench bench, ProblemFolder folder, Precision precision)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string arithmetic = precision.ToString().ToLowerInvariant();
        string name = $"kernel_product_{arithmetic}", keptName = $"kept_{name}";
        BenchmarkProblem problem = folder.Problem;
        using IEngine engine = problem.CreateEngine(Precision.Float64);
        using ITangentProducts products = Linearize();
        double[] direction = new double[products.Columns], result = new double[products.Rows];
        TakeProduct(products);
        foreach (string peer in (string[])[name, keptName])
            RequireAgreement(bench, peer, precision, result, bench.Torch.Check(peer, folder, 1));

        var kept = new ComparedWork
        {
            Work = $"Θu, {Shape}, {arithmetic}",
            Peer = "PyTorch, functorch's jvp of its vjp",
            LeastRatio = 3,
            Ours = () => Timing.Of(() => TakeProduct(products)),
            Theirs = () => bench.Torch.Time(name, folder, 1),
            Pairs = bench.Pairs(1),
        };
        yield return kept;
        yield return kept with
        {
            Peer = "the same, the pass forward of vjp kept",
            Theirs = () => bench.Torch.Time(keptName, folder, 1),
        };

        var alone = new KernelProducts<T>(problem);
        yield return kept with
        {
            Peer = "its matrix products alone, through the same linear algebra",
            LeastRatio = 1 / 1.5,
            Theirs = () => Timing.Of(alone.TakeProduct),
        };
        yield return kept with
        {
            Work = $"{kept.Work}, the pass forward before it",
            Peer = "its matrix products alone, those of the pass forward too",
            LeastRatio = 0,
            Ours = () => Timing.Of(() =>
            {
                using ITangentProducts once = Linearize();
                TakeProduct(once);
            }),
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

    private static void RequireAgreement(Bench bench, string peer, Precision precision, double[] ours, double[] theirs)
    {
        string what = $"Θu, {Shape}, {peer}";
        if (precision == Precision.Float64)
            bench.RequireAgreement(what, ours, theirs, Float64Tolerance);
        else
            Agreement.RequireNorm(what, ours, theirs, Float32Tolerance, bench.Log);
    }
}

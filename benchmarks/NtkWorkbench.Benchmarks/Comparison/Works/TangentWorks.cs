namespace NtkWorkbench.Benchmarks;

/// <summary>Tangent features, their kernel and their spectrum, from parameters to result, in float64.</summary>
internal static class TangentWorks
{
    // Sums of a thousand products in float64, in another order.
    private const double Float64Tolerance = 1e-12;

    public static IEnumerable<ComparedWork> Create(Bench bench)
    {
        ProblemFolder small = bench.Write("deep-50", BenchmarkProblem.Deep(50, 200)),
            large = bench.Write("deep-256", BenchmarkProblem.Deep(256, 500));
        foreach (ComparedWork work in Jacobians(bench, small, "1–50×4–1, n = 200", 50)
            .Concat(Jacobians(bench, large, "1–256×4–1, n = 500", 1)))
            yield return work;

        bench.RequireAgreement("tangent kernel", Kernel(large.Problem).Values, bench.Torch.Check("kernel", large, 1), Float64Tolerance);
        yield return new ComparedWork
        {
            Work = "tangent kernel, 1–256×4–1, n = 500",
            Peer = "PyTorch, Jacobian contraction",
            LeastRatio = 100,
            Ours = () => Repeat(10, () => Kernel(large.Problem)),
            Theirs = () => bench.Torch.Time("kernel", large, 1),
            Pairs = bench.Pairs(2),
        };

        if (!bench.Quick)
            yield return Svd(bench, large);
    }

    private static IEnumerable<ComparedWork> Jacobians(Bench bench, ProblemFolder folder, string shape, int count)
    {
        BenchmarkProblem problem = folder.Problem;
        double[] given = Jacobian(problem);
        bench.RequireAgreement($"Jacobian, {shape}, vmap of jacrev", given, bench.Torch.Check("jacobian_vmap", folder, 1),
            Float64Tolerance);
        var work = new ComparedWork
        {
            Work = $"Jacobian, {shape}",
            Peer = "PyTorch, vmap(jacrev)",
            LeastRatio = 3,
            Ours = () => Repeat(count, () => Jacobian(problem)),
            Theirs = () => bench.Torch.Time("jacobian_vmap", folder, count) * (1.0 / count),
            Pairs = bench.Pairs(1),
        };
        yield return work;
        yield return work with { Work = $"{work.Work}, into an array that is there",
            Ours = () => Repeat(count, () => Take(problem, given)) };

        bench.RequireAgreement($"Jacobian, {shape}, backward passes", given, bench.Torch.Check("jacobian_loop", folder, 1),
            Float64Tolerance);
        yield return work with
        {
            Peer = "PyTorch, loop of backward passes",
            LeastRatio = 50,
            Theirs = () => bench.Torch.Time("jacobian_loop", folder, 1),
        };
        yield return work with
        {
            Work = $"{work.Work}, into an array that is there",
            Peer = "PyTorch, loop of backward passes",
            LeastRatio = 50,
            Ours = () => Repeat(count, () => Take(problem, given)),
            Theirs = () => bench.Torch.Time("jacobian_loop", folder, 1),
        };
    }

    private static ComparedWork Svd(Bench bench, ProblemFolder folder)
    {
        bench.Log.WriteLine("torch.linalg.svd(J): a minute, twice");
        double[] theirs = bench.Torch.Check("svd", folder, 1);
        bench.RequireAgreement("singular values", Spectrum(folder.Problem).SingularValues, theirs, Float64Tolerance);
        return new ComparedWork
        {
            Work = "spectrum with SVD accuracy, 1–256×4–1, n = 500",
            Peer = "PyTorch, torch.linalg.svd(J), once",
            LeastRatio = 20,
            Ours = () => Timing.Of(() => Spectrum(folder.Problem)),
            Theirs = () => bench.Torch.Time("svd", folder, 1),
            Pairs = 1,
        };
    }

    private static Timing Repeat(int count, Action work)
    {
        Timing timing = Timing.Of(() =>
        {
            for (int i = 0; i < count; i++)
                work();
        });
        return timing * (1.0 / count);
    }

    private static double[] Jacobian(BenchmarkProblem problem)
    {
        double[] features = GC.AllocateUninitializedArray<double>(problem.Data.Count * problem.Architecture.ParameterCount);
        Take(problem, features);
        return features;
    }

    private static void Take(BenchmarkProblem problem, double[] features) =>
        Linearized(problem, tangent =>
        {
            tangent.Copy(0, tangent.Columns, features);
            return features;
        });

    private static Matrix Kernel(BenchmarkProblem problem) => Linearized(problem, features => TangentKernels.Compute(features, features));

    private static FeatureDecomposition Spectrum(BenchmarkProblem problem) =>
        Linearized(problem, features => FeatureDecompositions.Compute(features, SpectrumMethod.Auto, 0, LinearAlgebraProviders.Best()));

    private static TResult Linearized<TResult>(BenchmarkProblem problem, Func<ITangentFeatures, TResult> work)
    {
        using IEngine engine = problem.CreateEngine(Precision.Float64);
        using ITangentFeatures features = engine.Linearize(problem.Data.Inputs.Values);
        return work(features);
    }
}

using System.Globalization;

namespace NtkWorkbench.Benchmarks;

/// <summary>The leading 20 modes, each way in a process that does nothing else.</summary>
internal static class LeadingModesWorks
{
    /// <summary>The word that starts such a process; the network, the method and the arithmetic follow.</summary>
    public const string Verb = "leading-modes";

    private const string Images = "784–256×3–10", Deep = "1–256×4–1", Lanczos = "lanczos", Kernel = "kernel";
    private const int Count = 20, ManyPoints = 8000, FewPoints = 1000;

    /// <summary>Many points of one output, beside Θ and all of its eigenvalues.</summary>
    public static ComparedWork AgainstKernel(Bench bench)
    {
        int points = bench.Quick ? FewPoints : ManyPoints;
        ChildMeasurement? ours = null, theirs = null;
        return new ComparedWork
        {
            Work = FormattableString.Invariant($"leading {Count} modes, {Deep}, n = {points:N0}"),
            Peer = "the dense way: Θ and all of its modes",
            LeastRatio = bench.Quick ? 0 : 10,
            Ours = () => (ours = ChildMeasurement.Take(Verb, Lanczos, "Float64", Text(points))).Timing,
            Theirs = () => (theirs = ChildMeasurement.Take(Verb, Kernel, "Float64", Text(points))).Timing,
            Pairs = 1,
            Remark = () => $"{ours!.Remark}; peak memory {ours.PeakMebibytes} MiB, at most 500 MB (477 MiB), against "
                + $"{theirs!.PeakMebibytes} MiB",
        };
    }

    /// <summary>The whole training set of a classifier, 600,000 rows.</summary>
    public static IEnumerable<AloneWork> Alone(Bench bench)
    {
        if (bench.Quick || !FashionMnist.IsThere("the spectrum of its network", bench.Log))
            yield break;
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            yield return new AloneWork
            {
                Work = $"leading {Count} modes, {Images}, 60,000 images, {precision.ToString().ToLowerInvariant()}",
                MostSeconds = 600,
                Measure = () =>
                {
                    ChildMeasurement taken = ChildMeasurement.Take(Verb, Lanczos, precision.ToString(), Images);
                    return (taken.Timing, $"{taken.Remark}; peak memory {taken.PeakMebibytes} MiB, at most 4 GiB (4,096 MiB)");
                },
                Count = 1,
            };
        }
    }

    /// <summary>What the process does.</summary>
    public static int Run(string method, string precision, string network)
    {
        BenchmarkProblem problem = network == Images
            ? BenchmarkProblem.Images(FashionMnist.Load())
            : BenchmarkProblem.Deep(256, int.Parse(network, CultureInfo.InvariantCulture));
        string remark = "";
        Timing timing = Timing.Of(() => remark = method == Kernel ? TakeKernel(problem) : Find(problem, Enum.Parse<Precision>(precision)));
        return ChildMeasurement.Tell(timing, remark);
    }

    private static string TakeKernel(BenchmarkProblem problem)
    {
        using IEngine engine = problem.CreateEngine(Precision.Float64);
        using ITangentFeatures features = engine.Linearize(problem.Data.Inputs.Values);
        FeatureDecompositions.Compute(features, SpectrumMethod.Kernel, Count, LinearAlgebraProviders.Best());
        return "";
    }

    private static string Find(BenchmarkProblem problem, Precision precision)
    {
        using IEngine engine = problem.CreateEngine(Precision.Float64);
        using ITangentProducts products = engine.TangentProducts(problem.Data.Inputs.Values, precision: precision);
        LeadingEigenpairs pairs = ThickRestartLanczos.Largest(
            Squared(products), new KrylovOptions { Count = Count }, new RandomStreams(1).Named("modes"), LinearAlgebraProviders.Best());
        return FormattableString.Invariant(
            $"{pairs.Products} products, residuals up to {pairs.Residuals.Max() / pairs.Values[0]:0.0e+0} σ₁², ")
            + (pairs.Converged ? "converged" : "not converged");
    }

    // J Jᵀ or JᵀJ, of which the smaller has the same leading values.
    private static SymmetricOperator Squared(ITangentProducts products)
    {
        int size = Math.Min(products.Rows, products.Columns), other = Math.Max(products.Rows, products.Columns);
        return new SymmetricOperator(size, (vectors, result) =>
        {
            double[] between = new double[vectors.Length / size * other];
            if (size == products.Rows)
            {
                products.MultiplyTransposed(vectors, between);
                products.Multiply(between, result);
            }
            else
            {
                products.Multiply(vectors, between);
                products.MultiplyTransposed(between, result);
            }
        });
    }

    private static string Text(int points) => points.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace NtkWorkbench.Benchmarks;

/// <summary>The leading 20 modes from parameters and data, each way in a process that does nothing else.</summary>
internal static class LeadingModesWorks
{
    /// <summary>The word that starts such a process; the network, the method and the arithmetic follow.</summary>
    public const string Verb = "leading-modes";

    private const string Images = "784–256×3–10", Deep = "1–256×4–1";
    private const int Count = 20, ManyPoints = 8000, FewPoints = 1000;

    // Of σ₁: what a residual of 10⁻⁶ σ₁² lets the values of both ways differ by, where they are not close to each other.
    private const double Tolerance = 1e-6;

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
            Ours = () => (ours = Deeply(SpectrumMethod.Lanczos)).Timing,
            Theirs = () => (theirs = Deeply(SpectrumMethod.Kernel)).Timing,
            Pairs = 1,
            Remark = () =>
            {
                bench.RequireAgreement($"σ_1 … σ_{Count}, {Deep}", ours!.Results, theirs!.Results, Tolerance);
                return $"{ours.Remark}; peak memory {ours.PeakMebibytes} MiB, at most 500 MB (477 MiB), there {theirs.PeakMebibytes} MiB";
            },
        };

        ChildMeasurement Deeply(SpectrumMethod method) =>
            ChildMeasurement.Take(Verb, $"{method}", $"{Precision.Float64}", points.ToString(CultureInfo.InvariantCulture));
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
                    ChildMeasurement taken = ChildMeasurement.Take(Verb, $"{SpectrumMethod.Lanczos}", $"{precision}", Images);
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
        var options = new LinearizationOptions
        {
            Method = Enum.Parse<SpectrumMethod>(method),
            Leading = new() { Modes = Count, Precision = Enum.Parse<Precision>(precision) },
            Principal = Count,
        };
        Spectrum spectrum = null!;
        Timing timing = Timing.Of(() =>
        {
            using var network = new Linearization(problem.Engines, problem.Architecture, problem.Parameters, problem.Data.Inputs, options);
            spectrum = network.Spectrum;
        });
        if (spectrum.Leading is { Converged: false, Largest: double largest })
            throw new InvalidOperationException(FormattableString.Invariant($"the search ended with a residual of {largest} σ₁²"));
        return ChildMeasurement.Tell(timing, spectrum.SingularValues[..Count], spectrum.Leading is not LeadingModes leading ? ""
            : FormattableString.Invariant($"{leading.Products} products, residuals up to {leading.Largest:0.0e+0} σ₁²"));
    }
}

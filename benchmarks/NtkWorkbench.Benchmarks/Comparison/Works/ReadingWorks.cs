namespace NtkWorkbench.Benchmarks;

/// <summary>Reading the 60,000 training images of Fashion-MNIST, as Debian packs them, to the inputs of a float32 engine.</summary>
internal static class ReadingWorks
{
    // Sums of 60,000 float32 numbers in [0, 1], in another order.
    private const double Float32Tolerance = 1e-5;

    public static IEnumerable<ComparedWork> Create(Bench bench)
    {
        if (!FashionMnist.IsThere("reading", bench.Log))
            yield break;
        ProblemFolder folder = bench.Write("reading", BenchmarkProblem.Notebook(2));
        bench.RequireAgreement("sums of the pixels of 60,000 images", Sums(), bench.Torch.Check("reading", folder, 1), Float32Tolerance);
        yield return new ComparedWork
        {
            Work = "reading 60,000 images of 28 × 28, .gz, scaled, to float32",
            Peer = "NumPy: gzip, frombuffer, astype",
            LeastRatio = 1,
            Ours = () => Timing.Of(() => Read()),
            Theirs = () => bench.Torch.Time("reading", folder, 1),
            Pairs = bench.Pairs(1),
        };
    }

    /// <summary>The same by itself.</summary>
    public static IEnumerable<AloneWork> Alone(Bench bench) => !FashionMnist.IsThere("reading", bench.Log) ? [] :
    [
        new AloneWork
        {
            Work = "reading 60,000 images of 28 × 28, .gz, scaled, to float32",
            MostSeconds = 0.5,
            Measure = () => (Timing.Of(() => Read()), "labels too"),
            Count = bench.Quick ? 3 : 10,
        },
    ];

    private static float[] Read() => Rounding.To<float>(FashionMnist.Load().Inputs.Values);

    private static double[] Sums()
    {
        float[] images = Read();
        double[] sums = new double[28 * 28];
        for (int i = 0; i < images.Length; i++)
            sums[i % sums.Length] += images[i];
        return sums;
    }
}

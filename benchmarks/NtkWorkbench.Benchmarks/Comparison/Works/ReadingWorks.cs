using NtkWorkbench.JobFiles;
using NtkWorkbench.Runs;

namespace NtkWorkbench.Benchmarks;

/// <summary>Reading the 60,000 training images of Fashion-MNIST, as Debian packs them, to the inputs of a float32 engine.</summary>
internal static class ReadingWorks
{
    private const string Folder = "/usr/share/datasets/fashion-mnist";

    // Sums of 60,000 float32 numbers in [0, 1], in another order.
    private const double Float32Tolerance = 1e-5;

    private static readonly NetworkJob Job = new()
    {
        Name = "reading",
        Data = new IdxDataOptions
        {
            Train = new() { Images = $"{Folder}/train-images-idx3-ubyte.gz", Labels = $"{Folder}/train-labels-idx1-ubyte.gz" },
            Scaling = ScalingKind.Unit,
        },
        Network = new() { Hidden = [1] },
        Training = new() { Steps = 1, Loss = LossKind.CrossEntropy },
    };

    public static IEnumerable<ComparedWork> Create(Bench bench)
    {
        if (!Directory.Exists(Folder))
        {
            bench.Log.WriteLine($"without {Folder} reading is left out (Debian: sudo apt-get install dataset-fashion-mnist)");
            yield break;
        }
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
    public static IEnumerable<AloneWork> Alone(bool quick) => !Directory.Exists(Folder) ? [] :
    [
        new AloneWork
        {
            Work = "reading 60,000 images of 28 × 28, .gz, scaled, to float32",
            MostSeconds = 0.5,
            Measure = () => (Timing.Of(() => Read()), "labels too"),
            Count = quick ? 3 : 10,
        },
    ];

    private static float[] Read() => Rounding.To<float>(DatasetLoader.Load(Job, "/").Data.Train.Inputs.Values);

    private static double[] Sums()
    {
        float[] images = Read();
        double[] sums = new double[28 * 28];
        for (int i = 0; i < images.Length; i++)
            sums[i % sums.Length] += images[i];
        return sums;
    }
}

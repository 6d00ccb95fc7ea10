using NtkWorkbench.JobFiles;
using NtkWorkbench.Runs;

namespace NtkWorkbench.Benchmarks;

/// <summary>The 60,000 training images of Fashion-MNIST as Debian packs them, in the folder that NTK_FASHION_MNIST names, or in
/// Debian's.</summary>
internal static class FashionMnist
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("NTK_FASHION_MNIST") ?? "/usr/share/datasets/fashion-mnist";

    private static readonly NetworkJob Job = new()
    {
        Name = "images",
        Data = new IdxDataOptions
        {
            Train = new() { Images = $"{Folder}/train-images-idx3-ubyte.gz", Labels = $"{Folder}/train-labels-idx1-ubyte.gz" },
            Scaling = ScalingKind.Unit,
        },
        Network = new() { Hidden = [1] },
        Training = new() { Steps = 1, Loss = LossKind.CrossEntropy },
    };

    /// <summary>Whether the folder is there; what is left out without it is told.</summary>
    public static bool IsThere(string work, TextWriter log)
    {
        if (Directory.Exists(Folder))
            return true;
        log.WriteLine($"without {Folder} {work} is left out (Debian: sudo apt-get install dataset-fashion-mnist)");
        return false;
    }

    /// <summary>Images and labels, from 0 to 1.</summary>
    public static Dataset Load() => DatasetLoader.Load(Job, "/").Data.Train;
}

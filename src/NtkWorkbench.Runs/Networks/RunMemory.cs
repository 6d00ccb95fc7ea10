using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>Refuses a run that would not fit into memory, before anything of its size is made.</summary>
/// <param name="architecture">The network.</param>
/// <param name="available">Bytes there are.</param>
internal sealed class RunMemory(NetworkArchitecture architecture, long available)
{
    // The job's parameters, those in training, their gradient, and what an optimizer keeps of it.
    private const int ParameterVectors = 5;

    private const double BytesPerGibibyte = 1L << 30;

    private static readonly int LargestKernel = (int)Math.Sqrt(Array.MaxLength);

    /// <summary>Refuses parameters that do not fit as often as training and its checkpoints keep them.</summary>
    /// <exception cref="NtkException">They do not.</exception>
    public void RequireParameters(FeatureOptions features)
    {
        double bytes = sizeof(double) * (double)architecture.ParameterCount * (ParameterVectors + features.Checkpoints.Count);
        if (bytes > available)
            throw new NtkException($"{architecture.ParameterCount} parameters need {Gibibytes(bytes)} in training, {Gibibytes(available)} "
                + $"are available; use narrower layers");
    }

    /// <summary>Refuses tangent features that do not fit; where no checkpoint is asked for, nothing is needed.</summary>
    /// <exception cref="NtkException">They do not, or a kernel would not fit one array.</exception>
    public void RequireFeatures(FeatureOptions features, int samples, int gridPoints)
    {
        if (features.Checkpoints.Count == 0)
            return;
        long rows = (long)samples * architecture.OutputCount;
        if (rows > LargestKernel)
            throw new NtkException($"a tangent kernel of {rows} rows is too large, expected at most {LargestKernel}; use fewer training "
                + $"samples, or features.checkpoints: [] to train only");
        SpectrumMemory.Estimate(architecture, samples, features.Method, features.Checkpoints.Count,
            features.Save.Contains(SavedMatrix.Jacobian), gridPoints)
            .Require(available);
    }

    private static string Gibibytes(double bytes) => (bytes / BytesPerGibibyte).ToString("0.0", CultureInfo.InvariantCulture) + " GiB";
}

namespace NtkWorkbench.Runs;

/// <summary>What is kept of the steps that are followed: arrays that would pass a bound are left out.</summary>
internal sealed class SnapshotSizes
{
    /// <summary>Numbers of an array: 32 MB of float64.</summary>
    public const int MostNumbers = 4_000_000;

    /// <summary>Singular values of a step.</summary>
    public const int MostSingularValues = 500;

    /// <summary>m: rows of a kernel.</summary>
    public const int MostKernelSamples = 96;

    /// <summary>Units of the first layer whose weights are kept as images.</summary>
    public const int MostUnits = 16;

    private readonly double _steps;
    private readonly double _gridRows;
    private readonly double _trainRows;
    private readonly double _parameters;

    /// <param name="network">The network.</param>
    /// <param name="job">The job, its track decided.</param>
    /// <param name="samples">The training samples that features are of.</param>
    /// <param name="grid">g.</param>
    public SnapshotSizes(NetworkArchitecture network, NetworkJob job, Dataset samples, int grid)
    {
        _steps = job.Features.Track.Steps(job.Training.TotalSteps).Count;
        _parameters = network.ParameterCount;
        (_gridRows, _trainRows) = ((double)grid * network.OutputCount, (double)samples.Count * network.OutputCount);
        Leading = job.Features.Track.Leading;
        KernelSamples = _steps == 0 ? [] : Choose(samples, job.Training.Loss);
    }

    /// <summary>k.</summary>
    public int Leading { get; }

    /// <summary>The rows of the samples between which the kernel is kept: evenly spread in the order of x where there is one input, of
    /// classes where there are any, else in their own.</summary>
    public int[] KernelSamples { get; }

    public bool HasParameters => Fits(_parameters);

    /// <summary>Where parameters are kept, outputs follow from them.</summary>
    public bool HasOutputs => !HasParameters && Fits(_gridRows);

    public bool HasTrainOutputs => Fits(_trainRows);

    public bool HasPrincipalFeatures => Fits(_gridRows * Leading);

    public bool HasLinearModel => Fits(_gridRows);

    /// <summary>Bytes of the files, beside the images of a first layer.</summary>
    public double Bytes => _steps * (Kept + (HasLinearModel ? sizeof(double) * _gridRows : 0)
        + (HasPrincipalFeatures ? sizeof(float) * Leading * _gridRows : 0) + (2 * Spectrum) + Cells);

    /// <summary>Bytes of the same in memory while the files are made: the steps as they were followed, principal features once more with
    /// their signs, and the files' arrays.</summary>
    public double Held => Bytes + (_steps * (Kept + Spectrum + (sizeof(double) * Cells)
        + (HasPrincipalFeatures ? 2 * sizeof(double) * Leading * _gridRows : 0)));

    private double Kept => (HasParameters ? sizeof(double) * _parameters : 0) + (HasOutputs ? sizeof(double) * _gridRows : 0)
        + (HasTrainOutputs ? sizeof(double) * _trainRows : 0);

    private double Spectrum => sizeof(double) * Math.Min(_trainRows, MostSingularValues);

    private double Cells => (double)KernelSamples.Length * KernelSamples.Length;

    private bool Fits(double numbers) => _steps > 0 && _steps * numbers <= MostNumbers;

    private static int[] Choose(Dataset samples, LossKind loss)
    {
        int[] order = [.. Enumerable.Range(0, samples.Count)];
        if (samples.Classes(loss) is int[] classes)
            order = [.. order.OrderBy(i => classes[i])];
        else if (samples.Inputs.Columns == 1)
            order = [.. order.OrderBy(i => samples.Inputs.Values[i])];
        return [.. Thinned.Evenly(order.Length, MostKernelSamples).Select(i => order[i])];
    }
}

namespace NtkWorkbench.JobFiles;

/// <summary>Samples from files.</summary>
public abstract record FileDataOptions : DataOptions
{
    /// <summary>What reports call the data; null: the name of the training file.</summary>
    [Description("What reports call the data (default: the name of the training file).")]
    public string? Name { get; init; }

    /// <summary>The classes that are kept, by their numbers in the file; they are renumbered 0, 1, … in this order. Null: all.</summary>
    [Description("The classes that are kept, by their numbers in the file; they are renumbered 0, 1, … in this order (default: all).")]
    [MinLength(2)]
    [ItemRange(0, FileLimits.Classes - 1)]
    public IReadOnlyList<int>? Classes { get; init; }

    /// <summary>Names of the file's classes 0, 1, …; null: those that the data have, else their numbers.</summary>
    [Description("Names of the file's classes 0, 1, … (default: those that the data have, else their numbers).")]
    [MinLength(2)]
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>How the inputs are scaled, by the training samples.</summary>
    [Description("How the inputs are scaled, by the training samples: none, unit (bytes / 255, other numbers to [0, 1] input by input), "
        + "standardize (mean 0 and deviation 1 of each input, of images of each channel).")]
    public ScalingKind Scaling { get; init; } = ScalingKind.None;

    /// <summary>What draws of samples are derived from; null: the job's seed.</summary>
    [Description("What draws of samples are derived from (default: the job's seed). Given, jobs of other seeds learn the same samples.")]
    [Range(0, uint.MaxValue)]
    public long? Seed { get; init; }

    /// <summary>What these samples were taken from, as the job of a run folder tells it of its copies; null: nothing is known.</summary>
    [Description("What these samples were taken from, as resolved.yaml tells it of the run folder's copies; reports say it (default: "
        + "nothing is known).")]
    public TakenOptions? Taken { get; init; }

    /// <summary>Standard deviation of the normal noise on the inputs that each training step draws anew.</summary>
    [Description("Standard deviation of the normal noise on the inputs that each training step draws anew; it acts as a regularizer.")]
    [Range(0, double.MaxValue)]
    public double InstanceNoise { get; init; }

    internal abstract string DefaultName { get; }

    internal abstract SampleSetOptions TrainSet { get; }

    internal abstract SampleSetOptions? TestSet { get; }

    /// <summary>The keys that name files, within data, with what they name.</summary>
    internal abstract IEnumerable<(string Key, string? File)> Files { get; }

    /// <summary>The keys of validation that name its files.</summary>
    internal abstract IReadOnlyList<string> ValidationKeys { get; }
}

namespace NtkWorkbench.JobFiles;

/// <summary>Samples of a file, all or some.</summary>
public abstract record SampleSetOptions
{
    /// <summary>How many are taken; null: all.</summary>
    [Description("How many samples are taken (default: all).")]
    [Range(1, int.MaxValue)]
    public int? Count { get; init; }

    /// <summary>Which are taken.</summary>
    [Description("Which samples are taken: the first, or drawn by the seed, at random or as many of each class; they keep their order.")]
    public SampleSelection Selection { get; init; } = SampleSelection.First;
}

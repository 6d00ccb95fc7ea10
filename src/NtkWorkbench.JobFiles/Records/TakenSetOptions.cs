namespace NtkWorkbench.JobFiles;

/// <summary>How many samples were taken, and of how many.</summary>
public sealed record TakenSetOptions
{
    /// <summary>How many there were, of the classes that were kept.</summary>
    [Description("How many samples there were, of the classes that were kept.")]
    [Range(1, int.MaxValue)]
    public required int Of { get; init; }

    /// <summary>How many were taken, those of a share for validation too.</summary>
    [Description("How many were taken, those of a share for validation too.")]
    [Range(1, int.MaxValue)]
    public required int Count { get; init; }

    /// <summary>Which were taken.</summary>
    [Description("Which samples were taken: the first, or drawn, at random or as many of each class.")]
    public SampleSelection Selection { get; init; } = SampleSelection.First;
}

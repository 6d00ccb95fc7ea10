namespace NtkWorkbench.JobFiles;

/// <summary>What a job file describes; `kind` says which, a network where it is missing.</summary>
public abstract record Job
{
    internal const string NameForm = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    /// <summary>Names the folder under runs/.</summary>
    [Description("Names the folder under runs/: letters, digits, '.', '_' and '-'.")]
    [RegularExpression(NameForm, ErrorMessage = "at most 100 letters, digits, '.', '_' and '-', a letter or digit first")]
    public required string Name { get; init; }

    /// <summary>What every random stream is derived from; NumPy's generator takes 32 bits.</summary>
    [Description("What every random draw is derived from.")]
    [Range(0, uint.MaxValue)]
    public long Seed { get; init; }

    /// <summary>How pictures are drawn.</summary>
    [Description("How pictures are drawn.")]
    public FigureOptions Figures { get; init; } = new();
}

namespace NtkWorkbench.Jobs.Execution;

/// <summary>A figure of a run as its report shows it.</summary>
public sealed record DrawnFigure
{
    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>What is drawn in it, in sentences.</summary>
    public required string Caption { get; init; }

    /// <summary>Path of the picture relative to the run folder, with '/'; null where it is not drawn.</summary>
    public required string? Picture { get; init; }
}

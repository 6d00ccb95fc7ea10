namespace NtkWorkbench.Runs;

/// <summary>A figure of a run as its report shows it.</summary>
internal sealed record DrawnFigure
{
    public required Figure Figure { get; init; }

    public required string Title { get; init; }

    public required string Caption { get; init; }

    /// <summary>Paths of all pictures that are there, relative to the run folder, with '/'.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Path of the picture relative to the run folder, with '/'; null where no format that a report can show is asked
    /// for.</summary>
    public required string? Picture { get; init; }

    /// <summary>Whether the picture is there; where it is not, the figure's data are, and it can be drawn later by ntk plot.</summary>
    public required bool IsDrawn { get; init; }
}

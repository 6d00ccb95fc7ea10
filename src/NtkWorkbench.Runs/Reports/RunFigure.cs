namespace NtkWorkbench.Runs;

/// <summary>A figure with what its report says of it.</summary>
internal sealed record RunFigure
{
    /// <summary>The figure as data.</summary>
    public required Figure Figure { get; init; }

    /// <summary>What it is, as a heading.</summary>
    public required string Title { get; init; }

    /// <summary>What is drawn in it, in sentences.</summary>
    public required string Caption { get; init; }
}

namespace NtkWorkbench.Formats;

/// <summary>What the cells of one column must hold, beyond being numbers.</summary>
internal sealed record CellRule
{
    public required string Column { get; init; }

    public required Predicate<double> Allows { get; init; }

    /// <summary>What may, as a message says it: "a class number, an integer from 0 to 9".</summary>
    public required string Expected { get; init; }
}

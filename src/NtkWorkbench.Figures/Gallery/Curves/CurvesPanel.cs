namespace NtkWorkbench.Figures;

/// <summary>A panel of curves.</summary>
public sealed record CurvesPanel
{
    /// <summary>A line above it; null: none.</summary>
    public string? Title { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>The curves, the first at the back.</summary>
    public required IReadOnlyList<Curve> Curves { get; init; }

    /// <summary>Straight lines behind them.</summary>
    public IReadOnlyList<ReferenceLine> Lines { get; init; } = [];
}

namespace NtkWorkbench.Figures;

/// <summary>A straight line across the panel.</summary>
public sealed record ReferenceLine : PanelSeries
{
    /// <summary>How it lies.</summary>
    public required Orientation Orientation { get; init; }

    /// <summary>Its y where it is horizontal, its x where it is vertical; the axis is widened to show it.</summary>
    public required double Value { get; init; }

    /// <summary>How it looks.</summary>
    public LineStyle Style { get; init; } = new() { Width = 0.6, Dash = DashStyle.Dashed, Opacity = 0.6 };
}

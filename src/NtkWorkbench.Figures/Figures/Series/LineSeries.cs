namespace NtkWorkbench.Figures;

/// <summary>Points joined by a line, in their order; it is broken where a coordinate cannot be drawn.</summary>
public sealed record LineSeries : PanelSeries
{
    /// <summary>Horizontal coordinates.</summary>
    public required DataColumn X { get; init; }

    /// <summary>Vertical coordinates, as many.</summary>
    public required DataColumn Y { get; init; }

    /// <summary>How the line looks.</summary>
    public LineStyle Style { get; init; } = new();
}

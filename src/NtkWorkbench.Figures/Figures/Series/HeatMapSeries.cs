namespace NtkWorkbench.Figures;

/// <summary>A matrix as coloured cells, by the panel's colour scale; row 0 lies at the bottom, at the low end of y.</summary>
public sealed record HeatMapSeries : PanelSeries
{
    /// <summary>The numbers; rows lie along y, columns along x.</summary>
    public required DataMatrix Values { get; init; }

    /// <summary>From the left edge of the first column to the right edge of the last.</summary>
    public required Interval X { get; init; }

    /// <summary>From the lower edge of the first row to the upper edge of the last.</summary>
    public required Interval Y { get; init; }
}

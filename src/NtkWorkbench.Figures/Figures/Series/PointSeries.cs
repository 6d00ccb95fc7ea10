namespace NtkWorkbench.Figures;

/// <summary>Points.</summary>
public sealed record PointSeries : PanelSeries
{
    /// <summary>Horizontal coordinates.</summary>
    public required DataColumn X { get; init; }

    /// <summary>Vertical coordinates, as many.</summary>
    public required DataColumn Y { get; init; }

    /// <summary>Numbers that colour each point by the panel's colour scale; null: all have the colour of the style.</summary>
    public DataColumn? Values { get; init; }

    /// <summary>How the points look.</summary>
    public PointStyle Style { get; init; } = new();
}

namespace NtkWorkbench.Figures;

/// <summary>The area between two curves.</summary>
public sealed record BandSeries : PanelSeries
{
    /// <summary>Horizontal coordinates.</summary>
    public required DataColumn X { get; init; }

    /// <summary>The lower edge, as many.</summary>
    public required DataColumn Lower { get; init; }

    /// <summary>The upper edge, as many.</summary>
    public required DataColumn Upper { get; init; }

    /// <summary>Its colour.</summary>
    public SeriesColor Color { get; init; }

    /// <summary>From 0, unseen, to 1.</summary>
    public double Opacity { get; init; } = 0.25;

    /// <summary>Width of lines along its edges in points; 0: none.</summary>
    public double Edge { get; init; }
}

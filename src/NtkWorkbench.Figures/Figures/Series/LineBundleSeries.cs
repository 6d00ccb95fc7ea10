namespace NtkWorkbench.Figures;

/// <summary>Many thin lines over the same x, each coloured by a number through the panel's colour scale.</summary>
public sealed record LineBundleSeries : PanelSeries
{
    /// <summary>Horizontal coordinates, n of them, finite.</summary>
    public required DataColumn X { get; init; }

    /// <summary>Vertical coordinates: a row a line, n columns.</summary>
    public required DataMatrix Lines { get; init; }

    /// <summary>The number that colours each line; beyond the scale's limits the colour of its end, its middle where not finite.</summary>
    public required DataColumn Values { get; init; }

    /// <summary>Width of the lines in points.</summary>
    public double Width { get; init; } = 0.7;

    /// <summary>From 0, unseen, to 1.</summary>
    public double Opacity { get; init; } = 1;
}

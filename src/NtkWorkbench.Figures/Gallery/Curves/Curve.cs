namespace NtkWorkbench.Figures;

/// <summary>A curve, or several over the same x as their mean and a band from the lowest to the highest.</summary>
public sealed record Curve
{
    /// <summary>What it is, for the legend and the names of its columns.</summary>
    public required string Label { get; init; }

    /// <summary>Horizontal coordinates, n of them.</summary>
    public required double[] X { get; init; }

    /// <summary>Vertical coordinates: a row a curve, n columns; NaN where a curve has no point.</summary>
    public required Matrix Lines { get; init; }

    /// <summary>How the line looks; the band has its colour.</summary>
    public LineStyle Style { get; init; } = new();

    /// <summary>The marker of its points instead of a line; null: a line.</summary>
    public Marker? Marker { get; init; }

    /// <summary>Whether it stands in the legend.</summary>
    public bool InLegend { get; init; } = true;

    /// <summary>One curve.</summary>
    public static Curve Single(string label, double[] x, double[] y, LineStyle? style = null, Marker? marker = null)
    {
        ArgumentNullException.ThrowIfNull(y);
        return new() { Label = label, X = x, Lines = new Matrix(1, y.Length, y), Style = style ?? new(), Marker = marker };
    }
}

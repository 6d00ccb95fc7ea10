namespace NtkWorkbench.Figures;

/// <summary>A curve, or several over the same x as their mean and a band: the 10th to 90th percentile, of few from
/// the lowest to the highest.</summary>
internal sealed record Curve
{
    public required string Label { get; init; }

    public required double[] X { get; init; }

    /// <summary>Vertical coordinates: a row a curve, n columns; NaN where a curve has no point.</summary>
    public required Matrix Lines { get; init; }

    public LineStyle Style { get; init; } = new();

    /// <summary>The marker of its points, instead of a line or on it; null: a line alone.</summary>
    public Marker? Marker { get; init; }

    /// <summary>Whether the marked points are joined by a line.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Whether the mean is that of logarithms.</summary>
    public bool IsGeometric { get; init; }

    public bool InLegend { get; init; } = true;

    public bool HasValues => Lines.Values.Any(double.IsFinite);

    public static Curve Single(string label, double[] x, double[] y, LineStyle? style = null, Marker? marker = null) =>
        new() { Label = label, X = x, Lines = new Matrix(1, y.Length, y), Style = style ?? new(), Marker = marker };
}

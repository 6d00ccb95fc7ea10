namespace NtkWorkbench.Figures;

/// <summary>A picture, gray or in colours; row 0 lies at the top.</summary>
public sealed record ImageSeries : PanelSeries
{
    /// <summary>Brightness: rows from the top, of three channels all rows of red, then of green, then of blue. NaN is white.</summary>
    public required DataMatrix Values { get; init; }

    /// <summary>1: gray; 3: red, green, blue.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>The numbers that are black and white.</summary>
    public required Interval Range { get; init; }

    /// <summary>From its left to its right edge.</summary>
    public required Interval X { get; init; }

    /// <summary>From its lower to its upper edge.</summary>
    public required Interval Y { get; init; }
}

namespace NtkWorkbench.Figures;

/// <summary>How points look.</summary>
public sealed record PointStyle
{
    /// <summary>Their colour.</summary>
    public SeriesColor Color { get; init; }

    /// <summary>Their shape.</summary>
    public Marker Marker { get; init; }

    /// <summary>Their diameter in points.</summary>
    public double Size { get; init; } = 3;

    /// <summary>From 0, unseen, to 1.</summary>
    public double Opacity { get; init; } = 1;
}

namespace NtkWorkbench.Figures;

/// <summary>How a line looks.</summary>
public sealed record LineStyle
{
    /// <summary>Its colour.</summary>
    public SeriesColor Color { get; init; }

    /// <summary>Its width in points.</summary>
    public double Width { get; init; } = 1;

    /// <summary>How it is broken.</summary>
    public DashStyle Dash { get; init; }

    /// <summary>From 0, unseen, to 1.</summary>
    public double Opacity { get; init; } = 1;
}

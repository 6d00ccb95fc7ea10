using System.Text.Json.Serialization;

namespace NtkWorkbench.Figures;

/// <summary>One pair of axes and what is drawn between them.</summary>
public sealed record Panel
{
    /// <summary>Stands where a table has no panel: nothing is drawn.</summary>
    internal static Panel Blank { get; } = new() { Series = [] };

    /// <summary>A line above the panel; null: none.</summary>
    public string? Title { get; init; }

    /// <summary>The horizontal axis.</summary>
    public Axis X { get; init; } = new();

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; init; } = new();

    /// <summary>What is drawn, the first at the back.</summary>
    public required IReadOnlyList<PanelSeries> Series { get; init; }

    /// <summary>Where the panel's own legend stands.</summary>
    public LegendPlacement Legend { get; init; }

    /// <summary>The map from numbers to colours of heat maps, line bundles, coloured points and <see cref="SeriesColor.Mapped"/> colours;
    /// null: viridis, no bar.</summary>
    public ColorScale? Colors { get; init; }

    /// <summary>What is clipped, thinned or absent, written small and gray below all panels; null: nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether frame and ticks are left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBare { get; init; }

    /// <summary>Whether a unit is as long horizontally as vertically.</summary>
    public bool Square { get; init; }
}

using System.Text.Json.Serialization;

namespace NtkWorkbench.Figures;

/// <summary>A line of text in the panel.</summary>
public sealed record TextSeries : PanelSeries
{
    /// <summary>The text: plain Unicode.</summary>
    public required string Text { get; init; }

    /// <summary>Horizontal position of its left end, or of its middle, in the axis's numbers.</summary>
    public required double X { get; init; }

    /// <summary>Vertical position of its middle, in the axis's numbers.</summary>
    public required double Y { get; init; }

    /// <summary>Whether X is its middle.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Centered { get; init; }

    /// <summary>Its colour.</summary>
    public SeriesColor Color { get; init; }
}

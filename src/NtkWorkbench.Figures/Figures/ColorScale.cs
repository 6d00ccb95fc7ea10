using System.Text.Json.Serialization;

namespace NtkWorkbench.Figures;

/// <summary>A map from numbers to colours, with the bar that explains it.</summary>
public sealed record ColorScale
{
    /// <summary>The map.</summary>
    public ColorMap Map { get; init; }

    /// <summary>The numbers at the map's ends; null: from the data, symmetric about zero for a diverging map.</summary>
    public Interval? Limits { get; init; }

    /// <summary>What the numbers are, written along the bar; null: nothing.</summary>
    public string? Label { get; init; }

    /// <summary>The bar's ticks; null: chosen from its numbers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AxisTick>? Ticks { get; init; }

    /// <summary>Whether a bar is drawn to the right of the panel.</summary>
    public bool Bar { get; init; } = true;
}

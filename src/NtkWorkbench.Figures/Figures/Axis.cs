using System.Text.Json.Serialization;

namespace NtkWorkbench.Figures;

/// <summary>An axis of a panel.</summary>
public sealed record Axis
{
    /// <summary>What it measures, with its symbol: plain Unicode text; null: nothing is written.</summary>
    public string? Label { get; init; }

    /// <summary>The unit, written in parentheses behind the label; null: a pure number.</summary>
    public string? Unit { get; init; }

    /// <summary>How numbers lie along it.</summary>
    public AxisScale Scale { get; init; }

    /// <summary>Its ends; null: from the data.</summary>
    public Interval? Limits { get; init; }

    /// <summary>Whether numbers stand at its ticks; off where a neighbouring panel already shows them.</summary>
    public bool TickLabels { get; init; } = true;

    /// <summary>Whether only whole numbers are ticks, as for steps and indices.</summary>
    public bool Integers { get; init; }

    /// <summary>Its ticks; null: chosen from its numbers.</summary>
    public IReadOnlyList<AxisTick>? Ticks { get; init; }

    /// <summary>Whether the texts at the ticks of a horizontal axis run upwards: names that are wider than their places.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Upright { get; init; }

    /// <summary>Label and unit as they are written; null: nothing.</summary>
    public string? Text => Unit is null ? Label : $"{Label} ({Unit})";
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>η_t = η₀ γ^⌊t/k⌋.</summary>
public sealed record StepScheduleOptions : ScheduleOptions
{
    /// <summary>γ.</summary>
    [Description("γ in η₀γ^⌊t/k⌋.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public required double Factor { get; init; }

    /// <summary>k.</summary>
    [Description("k in η₀γ^⌊t/k⌋: steps between two drops.")]
    [Range(1, int.MaxValue)]
    public required int Every { get; init; }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>η_t = η₀(t + 1)/k for t &lt; k, then the rate that another schedule gives for t − k.</summary>
public sealed record LinearWarmupScheduleOptions : ScheduleOptions
{
    /// <summary>k.</summary>
    [Description("k: steps over which the rate rises from η₀/k to η₀.")]
    [Range(1, int.MaxValue)]
    public required int Over { get; init; }

    /// <summary>What follows, its own time starting after the warm-up.</summary>
    [Description("The schedule after the warm-up, its time starting there.")]
    public ScheduleOptions Then { get; init; } = new ConstantScheduleOptions();
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>η_t = η₀ e^{−λt}.</summary>
public sealed record ExponentialScheduleOptions : ScheduleOptions
{
    /// <summary>λ.</summary>
    [Description("λ in η₀e^{−λt}.")]
    [Range(0, double.MaxValue)]
    public required double Rate { get; init; }
}

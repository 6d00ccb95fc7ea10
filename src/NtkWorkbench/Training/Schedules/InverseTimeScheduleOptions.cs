using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>η_t = η₀/(1 + λt).</summary>
public sealed record InverseTimeScheduleOptions : ScheduleOptions
{
    /// <summary>λ.</summary>
    [Description("λ in η₀/(1 + λt).")]
    [Range(0, double.MaxValue)]
    public double Rate { get; init; } = 1;
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>η_t = η₀/(1 + λt).</summary>
public sealed record InverseTimeSchedule : Schedule
{
    /// <summary>λ.</summary>
    [Description("λ in η₀/(1 + λt).")]
    [Range(0, double.MaxValue)]
    public double Rate { get; init; } = 1;

    /// <inheritdoc/>
    public override double LearningRate(double initialRate, long step, long totalSteps) => initialRate / (1 + (Rate * step));
}

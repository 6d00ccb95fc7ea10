using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>η_t = η₀ γ^⌊t/k⌋.</summary>
public sealed record StepSchedule : Schedule
{
    /// <summary>γ.</summary>
    [Description("γ in η₀γ^⌊t/k⌋.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public required double Factor { get; init; }

    /// <summary>k.</summary>
    [Description("k in η₀γ^⌊t/k⌋: steps between two drops.")]
    [Range(1, int.MaxValue)]
    public required StepCount Every { get; init; }

    /// <inheritdoc/>
    public override double LearningRate(double initialRate, long step, long totalSteps) =>
        initialRate * Math.Pow(Factor, step / Every.Value);

    internal override Schedule InSteps(int stepsPerEpoch) => this with { Every = Every.In(stepsPerEpoch) };

    /// <remarks>η₀k/(1 − γ).</remarks>
    internal override double EndlessSum(double initialRate, long totalSteps, CancellationToken token = default) =>
        Factor < 1 ? initialRate * Every.Value / (1 - Factor) : double.PositiveInfinity;
}

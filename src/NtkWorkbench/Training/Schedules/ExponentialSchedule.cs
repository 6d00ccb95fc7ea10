using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>η_t = η₀ e^{−λt}.</summary>
public sealed record ExponentialSchedule : Schedule
{
    /// <summary>λ.</summary>
    [Description("λ in η₀e^{−λt}.")]
    [Range(0, double.MaxValue)]
    public required double Rate { get; init; }

    /// <inheritdoc/>
    public override double LearningRate(double initialRate, long step, long totalSteps) => initialRate * Math.Exp(-Rate * step);

    /// <remarks>η₀/(1 − e^{−λ}).</remarks>
    internal override double EndlessSum(double initialRate, long totalSteps, CancellationToken token = default) =>
        Rate > 0 ? initialRate / (1 - Math.Exp(-Rate)) : double.PositiveInfinity;
}

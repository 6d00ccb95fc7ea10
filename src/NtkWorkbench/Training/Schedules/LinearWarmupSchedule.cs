using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>η_t = η₀(t + 1)/k for t &lt; k, then the rate that another schedule gives for t − k.</summary>
public sealed record LinearWarmupSchedule : Schedule
{
    /// <summary>k.</summary>
    [Description("k: steps over which the rate rises from η₀/k to η₀.")]
    [Range(1, int.MaxValue)]
    public required StepCount Over { get; init; }

    /// <summary>What follows, its own time starting after the warm-up.</summary>
    [Description("The schedule after the warm-up, its time starting there.")]
    public Schedule Then { get; init; } = new ConstantSchedule();

    /// <inheritdoc/>
    public override double LearningRate(double initialRate, long step, long totalSteps) =>
        step < Over.Value ? initialRate * (step + 1) / Over.Value
            : Then.LearningRate(initialRate, step - Over.Value, totalSteps - Over.Value);

    internal override Schedule InSteps(int stepsPerEpoch) =>
        this with { Over = Over.In(stepsPerEpoch), Then = Then.InSteps(stepsPerEpoch) };

    /// <remarks>η₀(k + 1)/2 and what follows.</remarks>
    internal override double EndlessSum(double initialRate, long totalSteps, CancellationToken token = default) =>
        (initialRate * (Over.Value + 1) / 2) + Then.EndlessSum(initialRate, Math.Max(1, totalSteps - Over.Value), token);
}

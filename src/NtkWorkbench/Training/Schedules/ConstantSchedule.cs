namespace NtkWorkbench;

/// <summary>η_t = η₀.</summary>
public sealed record ConstantSchedule : Schedule
{
    /// <inheritdoc/>
    public override double LearningRate(double initialRate, long step, long totalSteps) => initialRate;

    /// <inheritdoc/>
    public override double EndlessSum(double initialRate, long totalSteps, CancellationToken token = default) => double.PositiveInfinity;
}

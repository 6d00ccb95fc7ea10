namespace NtkWorkbench;

/// <summary>η_t = η₀.</summary>
public sealed record ConstantSchedule : Schedule
{
    /// <inheritdoc/>
    public override double LearningRate(double initialRate, long step, long totalSteps) => initialRate;
}

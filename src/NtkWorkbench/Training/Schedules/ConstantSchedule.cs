namespace NtkWorkbench;

/// <summary>η_t = η₀.</summary>
internal sealed class ConstantSchedule(double initialRate) : Schedule
{
    /// <inheritdoc/>
    public override double LearningRate(long step) => initialRate;
}

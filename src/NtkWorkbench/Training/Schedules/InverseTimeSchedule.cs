namespace NtkWorkbench;

/// <summary>η_t = η₀/(1 + λt).</summary>
internal sealed class InverseTimeSchedule(InverseTimeScheduleOptions options, double initialRate) : Schedule
{
    private readonly double _decay = options.Rate;

    /// <inheritdoc/>
    public override double LearningRate(long step) => initialRate / (1 + (_decay * step));
}

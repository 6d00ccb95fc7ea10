namespace NtkWorkbench;

/// <summary>η_t = η₀ e^{−λt}.</summary>
internal sealed class ExponentialSchedule(ExponentialScheduleOptions options, double initialRate) : Schedule
{
    private readonly double _decay = options.Rate;

    /// <inheritdoc/>
    public override double LearningRate(long step) => initialRate * Math.Exp(-_decay * step);
}

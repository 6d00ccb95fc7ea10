namespace NtkWorkbench;

/// <summary>η_t = η₀ γ^⌊t/k⌋.</summary>
internal sealed class StepSchedule(StepScheduleOptions options, double initialRate) : Schedule
{
    private readonly double _factor = options.Factor;
    private readonly long _every = options.Every;

    /// <inheritdoc/>
    public override double LearningRate(long step) => initialRate * Math.Pow(_factor, step / _every);
}

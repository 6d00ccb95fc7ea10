namespace NtkWorkbench;

/// <summary>η_t = η₀(t + 1)/k for t &lt; k, then the rate that another schedule gives for t − k.</summary>
internal sealed class LinearWarmupSchedule(LinearWarmupScheduleOptions options, double initialRate, long totalSteps) : Schedule
{
    private readonly long _over = options.Over;
    private readonly Schedule _then = Create(options.Then, initialRate, totalSteps - options.Over);

    /// <inheritdoc/>
    public override double LearningRate(long step) =>
        step < _over ? initialRate * (step + 1) / _over : _then.LearningRate(step - _over);
}

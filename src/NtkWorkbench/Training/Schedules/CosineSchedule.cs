namespace NtkWorkbench;

/// <summary>η_t = η₀(φ + (1 − φ)(1 + cos(π min(t, T)/T))/2).</summary>
internal sealed class CosineSchedule(CosineScheduleOptions options, double initialRate, long totalSteps) : Schedule
{
    private readonly double _finalFraction = options.FinalFraction;

    // A warm-up or a sequence may leave no steps; the rate asked for after it is then the final one.
    private readonly long _over = options.Over ?? Math.Max(1, totalSteps);

    /// <inheritdoc/>
    public override double LearningRate(long step)
    {
        double progress = (double)Math.Min(step, _over) / _over;
        return initialRate * (_finalFraction + ((1 - _finalFraction) * (1 + Math.Cos(Math.PI * progress)) / 2));
    }
}

namespace NtkWorkbench;

/// <summary>The length Σ_t s_t of all the steps that a schedule would ever take.</summary>
public static class EndlessLength
{
    /// <summary>Σ_{t≥0} s_t for a schedule that starts from s_0.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="first">s_0.</param>
    /// <param name="steps">The steps of the run, over which a cosine without a length of its own falls.</param>
    /// <param name="token">Looked at before each step that is added up.</param>
    /// <returns>
    /// Constant and inverse time: infinite (the harmonic series diverges). Step: s₀k/(1 − γ). Exponential: s₀/(1 − e^{−λ}).
    /// Cosine: infinite, or s₀(T + 1)/2 where it falls to 0. Warm-up: s₀(k + 1)/2 and what follows.
    /// Sequence: the steps of every part but the last, added up, and what the last goes on to.
    /// </returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>O(1), for a sequence O(the steps of its parts).</remarks>
    public static double Of(ScheduleOptions schedule, double first, int steps, CancellationToken token = default) => schedule switch
    {
        ConstantScheduleOptions => double.PositiveInfinity,
        InverseTimeScheduleOptions => double.PositiveInfinity,
        StepScheduleOptions step => step.Factor < 1 ? first * step.Every / (1 - step.Factor) : double.PositiveInfinity,
        ExponentialScheduleOptions exponential => exponential.Rate > 0 ? first / (1 - Math.Exp(-exponential.Rate)) : double.PositiveInfinity,
        CosineScheduleOptions cosine => cosine.FinalFraction > 0 ? double.PositiveInfinity : first * ((cosine.Over ?? steps) + 1) / 2,
        LinearWarmupScheduleOptions warmup => (first * (warmup.Over + 1) / 2) + Of(warmup.Then, first, Math.Max(1, steps - warmup.Over), token),
        SequenceScheduleOptions sequence => OfSequence(sequence.Parts, first, steps, token),
        _ => throw new ArgumentOutOfRangeException(nameof(schedule), schedule, "not a schedule"),
    };

    private static double OfSequence(IReadOnlyList<SchedulePart> parts, double first, int steps, CancellationToken token)
    {
        long before = parts.SkipLast(1).Sum(part => (long)part.Steps!.Value);
        var schedule = Schedule.Create(new SequenceScheduleOptions { Parts = parts }, first, steps);
        double length = 0;
        for (long t = 0; t < before; t++)
        {
            token.ThrowIfCancellationRequested();
            length += schedule.LearningRate(t);
        }
        int left = (int)Math.Max(1, steps - before);
        return length + Of(parts[^1].Schedule, parts[^1].Scale * first, parts[^1].Steps ?? left, token);
    }
}

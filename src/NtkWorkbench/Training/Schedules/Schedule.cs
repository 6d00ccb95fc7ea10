namespace NtkWorkbench;

/// <summary>The learning rate η_t as a function of the step. It keeps no state: any step can be asked for, at any time.</summary>
public abstract class Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>η_t.</summary>
    /// <param name="step">t, from 0.</param>
    /// <remarks>O(1), for a sequence O(its parts); without allocation.</remarks>
    public abstract double LearningRate(long step);

    /// <summary>The schedule that its options describe.</summary>
    /// <param name="options">Kind and coefficients.</param>
    /// <param name="initialRate">η₀.</param>
    /// <param name="totalSteps">Steps of the training; a part of a sequence sees its own, and what follows a warm-up those that are left.</param>
    public static Schedule Create(ScheduleOptions options, double initialRate, long totalSteps) => options switch
    {
        ConstantScheduleOptions => new ConstantSchedule(initialRate),
        StepScheduleOptions step => new StepSchedule(step, initialRate),
        ExponentialScheduleOptions exponential => new ExponentialSchedule(exponential, initialRate),
        InverseTimeScheduleOptions inverseTime => new InverseTimeSchedule(inverseTime, initialRate),
        CosineScheduleOptions cosine => new CosineSchedule(cosine, initialRate, totalSteps),
        LinearWarmupScheduleOptions warmup => new LinearWarmupSchedule(warmup, initialRate, totalSteps),
        SequenceScheduleOptions sequence => new SequenceSchedule(sequence, initialRate, totalSteps),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options, "there is no schedule for these options"),
    };
}

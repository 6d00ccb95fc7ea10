namespace NtkWorkbench;

/// <summary>The learning rate η_t of step t = 0, 1, … as a function of η₀. It keeps no state: any step can be asked for, at any
/// time.</summary>
public abstract record Schedule
{
    /// <summary>η_t.</summary>
    /// <param name="initialRate">η₀.</param>
    /// <param name="step">t, from 0.</param>
    /// <param name="totalSteps">Steps of the training; a part of a sequence sees its own, and what follows a warm-up those that are
    /// left.</param>
    /// <remarks>O(1), for a sequence O(its parts); without allocation.</remarks>
    public abstract double LearningRate(double initialRate, long step, long totalSteps);

    /// <summary>The same with every <see cref="StepCount"/> as a number of steps.</summary>
    internal virtual Schedule InSteps(int stepsPerEpoch) => this;

    /// <summary>Σ_{t≥0} η_t, the length of all the steps that a schedule would ever take; infinite where the sum diverges. totalSteps:
    /// steps of the training, over which a cosine without a length of its own falls.</summary>
    /// <remarks>O(1), for a sequence O(the steps of its parts), with a look at the token before each.</remarks>
    internal virtual double EndlessSum(double initialRate, long totalSteps, CancellationToken token = default) => double.PositiveInfinity;
}

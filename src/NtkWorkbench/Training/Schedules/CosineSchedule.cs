using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>η_t = η₀(φ + (1 − φ)(1 + cos(π min(t, T)/T))/2): half a cosine from η₀ down to φη₀ over T steps.</summary>
public sealed record CosineSchedule : Schedule
{
    /// <summary>T; null: all steps of the training, of a part those of the part.</summary>
    [Description("T: steps until the rate is at its end (default: all steps of the training; in a sequence, of the part).")]
    [Range(1, int.MaxValue)]
    public StepCount? Over { get; init; }

    /// <summary>φ.</summary>
    [Description("The final rate as a fraction of the first.")]
    [Range(0, 1)]
    public double FinalFraction { get; init; }

    /// <inheritdoc/>
    public override double LearningRate(double initialRate, long step, long totalSteps)
    {
        // A warm-up or a sequence may leave no steps; the rate asked for after it is then the final one.
        long over = Over?.Value ?? Math.Max(1, totalSteps);
        double progress = (double)Math.Min(step, over) / over;
        return initialRate * (FinalFraction + ((1 - FinalFraction) * (1 + Math.Cos(Math.PI * progress)) / 2));
    }

    internal override Schedule InSteps(int stepsPerEpoch) => this with { Over = Over?.In(stepsPerEpoch) };

    /// <remarks>Infinite, or η₀(T + 1)/2 where it falls to 0.</remarks>
    internal override double EndlessSum(double initialRate, long totalSteps, CancellationToken token = default) =>
        FinalFraction > 0 ? double.PositiveInfinity : initialRate * ((Over?.Value ?? Math.Max(1, totalSteps)) + 1) / 2;
}

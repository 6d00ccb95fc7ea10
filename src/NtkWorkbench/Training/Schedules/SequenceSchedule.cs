using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>One schedule after another: η_t is the rate that part k gives for t − n_0 − … − n_{k−1}, until its n_k steps are
/// over.</summary>
public sealed record SequenceSchedule : Schedule
{
    /// <summary>The schedules in their order; every part but the last has steps.</summary>
    [Description("The schedules one after another; the last goes on to the end.")]
    [MinLength(1)]
    public required IReadOnlyList<SchedulePart> Parts { get; init; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no part, or one before the last without steps.</exception>
    public override double LearningRate(double initialRate, long step, long totalSteps)
    {
        (SchedulePart part, long start) = PartAt(step);
        return part.Schedule.LearningRate(part.Scale * initialRate, step - start, part.Steps?.Value ?? (totalSteps - start));
    }

    internal override Schedule InSteps(int stepsPerEpoch) => this with
    {
        Parts = [.. Parts.Select(part => part with
        {
            Steps = part.Steps?.In(stepsPerEpoch), Schedule = part.Schedule.InSteps(stepsPerEpoch),
        })],
    };

    /// <remarks>The steps of every part but the last, added up, and what the last goes on to.</remarks>
    internal override double EndlessSum(double initialRate, long totalSteps, CancellationToken token = default)
    {
        (SchedulePart last, long before) = PartAt(long.MaxValue);
        double length = 0;
        for (long t = 0; t < before; t++)
        {
            token.ThrowIfCancellationRequested();
            length += LearningRate(initialRate, t, totalSteps);
        }
        return length + last.Schedule.EndlessSum(last.Scale * initialRate, last.Steps?.Value ?? Math.Max(1, totalSteps - before), token);
    }

    private (SchedulePart Part, long Start) PartAt(long step)
    {
        long start = 0;
        for (int i = 0; i < Parts.Count - 1; i++)
        {
            if (Parts[i].Steps?.Value is not int steps)
                throw new InvalidOperationException($"part {i} of {Parts.Count} must have steps: only the last goes on to the end");
            if (step < start + steps)
                return (Parts[i], start);
            start += steps;
        }
        return Parts.Count > 0 ? (Parts[^1], start) : throw new InvalidOperationException("a sequence needs at least one part, got none");
    }
}

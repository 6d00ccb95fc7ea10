namespace NtkWorkbench;

/// <summary>One schedule after another, each in its own time.</summary>
internal sealed class SequenceSchedule : Schedule
{
    private readonly (long Start, Schedule Schedule)[] _parts;

    /// <summary>Lays the parts end to end.</summary>
    /// <exception cref="ArgumentException">No part, or one before the last without steps.</exception>
    public SequenceSchedule(SequenceScheduleOptions options, double initialRate, long totalSteps)
    {
        if (options.Parts.Count == 0)
            throw new ArgumentException("a sequence needs at least one part, got none", nameof(options));
        _parts = new (long, Schedule)[options.Parts.Count];
        long start = 0;
        for (int i = 0; i < _parts.Length; i++)
        {
            SchedulePart part = options.Parts[i];
            if (part.Steps is null && i < _parts.Length - 1)
                throw new ArgumentException($"part {i} of {_parts.Length} must have steps: only the last goes on to the end", nameof(options));
            _parts[i] = (start, Create(part.Schedule, part.Scale * initialRate, part.Steps ?? (totalSteps - start)));
            start += part.Steps ?? 0;
        }
    }

    /// <inheritdoc/>
    public override double LearningRate(long step)
    {
        int i = _parts.Length - 1;
        while (i > 0 && step < _parts[i].Start)
            i--;
        return _parts[i].Schedule.LearningRate(step - _parts[i].Start);
    }
}

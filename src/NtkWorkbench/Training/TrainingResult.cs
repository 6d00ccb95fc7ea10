namespace NtkWorkbench;

/// <summary>How training ended.</summary>
public sealed record TrainingResult
{
    /// <summary>Why it ended.</summary>
    public required StopReason Reason { get; init; }

    /// <summary>Steps taken in all, those before a restored state included.</summary>
    public required int Steps { get; init; }

    /// <summary>What was not finite; null unless <see cref="Reason"/> is <see cref="StopReason.Diverged"/>.</summary>
    public Divergence? Divergence { get; init; }
}

namespace NtkWorkbench;

/// <summary>How training ended.</summary>
public sealed record TrainingResult
{
    /// <summary>Why it ended.</summary>
    public required StopReason Reason { get; init; }

    /// <summary>Steps taken in all, those before a restored state included.</summary>
    public required int Steps { get; init; }

    /// <summary>The network at its best row, named "best"; null but with early stopping.</summary>
    public Checkpoint? Best { get; init; }

    /// <summary>The value there of what early stopping looks at; null without it.</summary>
    public double? BestValue { get; init; }

    /// <summary>Whether early stopping ended it before its last step.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>What was not finite; null unless <see cref="Reason"/> is <see cref="StopReason.Diverged"/>.</summary>
    public Divergence? Divergence { get; init; }
}

namespace NtkWorkbench.Benchmarks;

/// <summary>One line of the table: the same work on both sides, already found to give the same results.</summary>
internal sealed record ComparedWork
{
    /// <summary>What is done.</summary>
    public required string Work { get; init; }

    /// <summary>Whom it is compared with.</summary>
    public required string Peer { get; init; }

    /// <summary>The target for the peer's time over this project's; below 1 where the peer is a bound to come near to.</summary>
    public double LeastRatio { get; init; }

    /// <summary>The target where it is the peer that may not be much slower.</summary>
    public double MostRatio { get; init; } = double.PositiveInfinity;

    /// <summary>Whether a target was set at all; else the line only informs.</summary>
    public bool HasTarget => LeastRatio > 0 || MostRatio < double.PositiveInfinity;

    /// <summary>Does the work once here.</summary>
    public required Func<Timing> Ours { get; init; }

    /// <summary>Does the work once there.</summary>
    public required Func<Timing> Theirs { get; init; }

    /// <summary>How often both sides are timed; where it is more than once, a round before that is not counted.</summary>
    public required int Pairs { get; init; }

    /// <summary>What there is to say of both sides once they were timed.</summary>
    public Func<string> Remark { get; init; } = () => "";
}

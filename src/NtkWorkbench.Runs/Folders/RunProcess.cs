namespace NtkWorkbench.Runs;

/// <summary>The process that works on a run, as summary.json names it while it does.</summary>
public sealed record RunProcess
{
    private const double DefaultInterval = 10, ShortestInterval = 0.01, LongestInterval = 600;

    /// <summary>Its number on its host.</summary>
    public required int Id { get; init; }

    /// <summary>The machine's name.</summary>
    public required string Host { get; init; }

    /// <summary>When the process last said that it is there, in UTC, by its own clock.</summary>
    public required DateTimeOffset Heartbeat { get; init; }

    /// <summary>What tells this start of the machine and this space of process numbers from all others; empty where the system does not
    /// say.</summary>
    public string Machine { get; init; } = "";

    /// <summary>When the process began, as its machine counts; empty where the system does not say.</summary>
    public string Started { get; init; } = "";

    /// <summary>Seconds between two signs that it is there.</summary>
    public double Interval { get; init; } = DefaultInterval;

    /// <summary>The time between two signs, of a record from anywhere.</summary>
    internal TimeSpan Pause => TimeSpan.FromSeconds(Interval is >= ShortestInterval and <= LongestInterval ? Interval : DefaultInterval);

    /// <summary>Whether two processes see each other by their numbers.</summary>
    internal bool IsBeside(RunProcess other) => Host == other.Host && Machine == other.Machine;

    /// <summary>Whether two records are of one process.</summary>
    internal bool Is(RunProcess other) => IsBeside(other) && Id == other.Id && Started == other.Started;

    /// <summary>"process 17 on host".</summary>
    public override string ToString() => Invariant($"process {Id} on {Host}");
}

using System.Diagnostics;

namespace NtkWorkbench.Runs;

/// <summary>The process that works on a run, as summary.json names it while it does.</summary>
public sealed record RunProcess
{
    /// <summary>Its number on its host.</summary>
    public required int Id { get; init; }

    /// <summary>The machine's name.</summary>
    public required string Host { get; init; }

    /// <summary>When the process last said that it is there, in UTC.</summary>
    public required DateTimeOffset Heartbeat { get; init; }

    internal static RunProcess Current(TimeProvider time) => new()
    {
        Id = Environment.ProcessId,
        Host = Environment.MachineName,
        Heartbeat = time.GetUtcNow(),
    };

    internal bool IsHere => Host == Environment.MachineName;

    /// <summary>Whether there is such a process on this host now; a number may have been given anew.</summary>
    internal bool IsAlive()
    {
        try
        {
            using Process process = Process.GetProcessById(Id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>"process 17 on host".</summary>
    public override string ToString() => Invariant($"process {Id} on {Host}");
}

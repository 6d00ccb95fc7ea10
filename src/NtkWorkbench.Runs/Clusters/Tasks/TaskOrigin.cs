using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>What a task is called by whoever began it.</summary>
internal sealed record TaskOrigin
{
    public required string Scheduler { get; init; }

    public required string Job { get; init; }

    public int Restart { get; init; }

    public required string Node { get; init; }

    /// <summary>By the variables that Slurm gives a job; a process of this machine that it did not begin is named by its number and the
    /// time.</summary>
    public static TaskOrigin Of(Func<string, string?> variable, TimeProvider time)
    {
        string? job = variable("SLURM_ARRAY_JOB_ID") is string array
            ? $"{array}_{variable("SLURM_ARRAY_TASK_ID")}" : variable("SLURM_JOB_ID");
        return job is null
            ? new TaskOrigin
            {
                Scheduler = ProcessScheduler.Processes,
                Job = Invariant($"{Environment.ProcessId}-{time.GetUtcNow().ToUnixTimeMilliseconds()}"),
                Node = Environment.MachineName,
            }
            : new TaskOrigin
            {
                Scheduler = "slurm",
                Job = job,
                Restart = int.TryParse(variable("SLURM_RESTART_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                    ? count : 0,
                Node = variable("SLURMD_NODENAME") ?? Environment.MachineName,
            };
    }
}

namespace NtkWorkbench.Runs;

/// <summary>What every kind of summary.json begins with.</summary>
internal sealed record RunHeader
{
    public required string Name { get; init; }

    public required RunStatus Status { get; init; }

    public string? Message { get; init; }

    public RunProcess? Process { get; init; }

    public required RunSeconds Seconds { get; init; }

    /// <summary>How the run of a folder stands; null before it has begun, and where there is no such folder. One that says it is running
    /// and whose process is gone was interrupted.</summary>
    /// <exception cref="JobException">Its summary is damaged, or cannot be read.</exception>
    public static RunHeader? Of(RunFolder folder, TimeProvider? time = null)
    {
        if (!File.Exists(folder.Summary))
            return null;
        RunHeader header;
        try
        {
            header = RunJson.Read<RunHeader>(folder.Summary);
        }
        catch (JobException) when (!File.Exists(folder.Summary))
        {
            // Somebody deletes it just now.
            return null;
        }
        return header.Status == RunStatus.Running && !RunLock.IsHeld(folder, time ?? TimeProvider.System)
            ? header with { Status = RunStatus.Interrupted }
            : header;
    }

    /// <summary>In words, how a run that is not done stands; null of one that is.</summary>
    public string? Unfinished(string folder) => Status switch
    {
        RunStatus.Waiting => "the run has not begun",
        RunStatus.Running => $"the run is still running ({Process})",
        RunStatus.Interrupted => $"the run was interrupted; continue it by ntk resume {ShellWord.Of(folder)}",
        RunStatus.Cancelled => $"the run was cancelled; continue it by ntk resume {ShellWord.Of(folder)}",
        RunStatus.Failed => $"the run failed ({Message}); when the cause is gone, continue it by ntk resume {ShellWord.Of(folder)}",
        _ => null,
    };

    /// <summary>Whether nothing is left to be done.</summary>
    public bool IsDone => IsEnd(Status);

    public static bool IsEnd(RunStatus status) => status is RunStatus.Completed or RunStatus.Diverging or RunStatus.Diverged;
}

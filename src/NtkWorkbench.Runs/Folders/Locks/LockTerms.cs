namespace NtkWorkbench.Runs;

/// <summary>For whom a folder is taken, and by which clock others are watched.</summary>
internal sealed record LockTerms
{
    public LockTerms() => Wait = Delay;

    public required IProcessTable Processes { get; init; }

    /// <summary>Only differences of its time are used, none between machines.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Between two signs that the process is there.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>Told what is waited for.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    public CancellationToken Cancellation { get; init; }

    /// <summary>How it is waited; false: it was cancelled.</summary>
    public Func<TimeSpan, bool> Wait { get; init; }

    /// <summary>This process as it is now.</summary>
    public RunProcess Sign() => Processes.Self with { Heartbeat = Time.GetUtcNow(), Interval = Interval.TotalSeconds };

    private bool Delay(TimeSpan time)
    {
        try
        {
            Task.Delay(time, Time, Cancellation).GetAwaiter().GetResult();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

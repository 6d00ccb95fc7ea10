namespace NtkWorkbench.Runs.Tests;

/// <summary>A process of some machine, by whose clock nothing passes but what a test lets pass and what it waits itself.</summary>
internal sealed class Party(string host, int id = 1, double skewHours = 0) : TimeProvider, IProcessTable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private readonly List<string> _told = [];
    private TimeSpan _now;

    /// <summary>What it was told while it waited.</summary>
    public IReadOnlyList<string> Told => _told;

    public TimeSpan Waited { get; private set; }

    /// <summary>What happens while it waits.</summary>
    public Action WhileWaiting { get; set; } = () => { };

    /// <summary>The numbers of the processes that are gone.</summary>
    public HashSet<int> Gone { get; } = [];

    public LockTerms Terms => new()
    {
        Processes = this,
        Time = this,
        Interval = TimeSpan.FromSeconds(10),
        Tell = _told.Add,
        Wait = Wait,
    };

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public RunProcess Self => new() { Id = id, Host = host, Heartbeat = default, Machine = "boot", Started = "then" };

    public bool? IsThere(RunProcess process) => !Gone.Contains(process.Id);

    public void Pass(double seconds) => _now += TimeSpan.FromSeconds(seconds);

    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromHours(skewHours) + _now;

    public override long GetTimestamp() => _now.Ticks;

    // What is waited for passes at once, and signs are given where the test says so.
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        bool isWaitedFor = dueTime <= LongestWait;
        if (isWaitedFor)
            Wait(dueTime);
        return System.CreateTimer(callback, state, isWaitedFor ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private bool Wait(TimeSpan time)
    {
        (_now, Waited) = (_now + time, Waited + time);
        WhileWaiting();
        return true;
    }
}

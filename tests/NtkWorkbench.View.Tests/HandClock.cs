namespace NtkWorkbench.View.Tests;

/// <summary>A clock that a test sets.</summary>
internal sealed class HandClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private TimeSpan _since = TimeSpan.FromDays(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time) => _since += time;

    public override DateTimeOffset GetUtcNow() => Start + _since - TimeSpan.FromDays(1);

    public override long GetTimestamp() => _since.Ticks;
}

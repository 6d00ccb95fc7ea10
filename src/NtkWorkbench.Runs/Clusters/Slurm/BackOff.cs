namespace NtkWorkbench.Runs;

/// <summary>How often somebody who does not answer is asked again: after 5 s, 10 s, … 5 min.</summary>
internal sealed class BackOff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private TimeSpan _delay = TimeSpan.Zero;
    private long _since;

    public bool IsOver => _delay == TimeSpan.Zero || time.GetElapsedTime(_since) >= _delay;

    public void Note(bool isAnswered)
    {
        _delay = isAnswered ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Clamp(2 * _delay.Ticks, First.Ticks, Longest.Ticks));
        _since = time.GetTimestamp();
    }
}

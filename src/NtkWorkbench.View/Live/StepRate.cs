namespace NtkWorkbench.View;

/// <summary>Steps a second of a training that is looked at from outside, over the last half minute.</summary>
internal sealed class StepRate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly Queue<(long At, double Step)> _seen = [];
    private (long At, double Step)? _last;
    private TimeSpan _between;
    private double? _rate;

    /// <summary>Takes the newest step; null until two were seen, and where none came for half a minute and twice as long as the one before:
    /// such a training stands still.</summary>
    public double? Take(double? step)
    {
        if (step is double now && now != _last?.Step)
            Add(now);
        return _last is not var (at, _) || IsOld(time.GetElapsedTime(at)) ? null : _rate;
    }

    // Of the first two nobody knows how long a step takes.
    private bool IsOld(TimeSpan quiet) => _between > TimeSpan.Zero && quiet > Window && quiet > 2 * _between;

    private void Add(double step)
    {
        // Before a pause is another speed.
        if (_last is var (at, before) && (step < before || IsOld(time.GetElapsedTime(at))))
            _seen.Clear();
        _between = _seen.Count > 0 ? time.GetElapsedTime(_last!.Value.At) : TimeSpan.Zero;
        _last = (time.GetTimestamp(), step);
        _seen.Enqueue(_last.Value);
        while (_seen.Count > 2 && time.GetElapsedTime(_seen.Peek().At) > Window)
            _seen.Dequeue();
        _rate = _seen.Count < 2 ? null : (step - _seen.Peek().Step) / time.GetElapsedTime(_seen.Peek().At).TotalSeconds;
    }
}

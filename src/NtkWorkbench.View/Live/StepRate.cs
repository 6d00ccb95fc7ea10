namespace NtkWorkbench.View;

/// <summary>Steps a second of a training that is looked at from outside, over the last half minute.</summary>
internal sealed class StepRate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly Queue<(long At, double Step)> _seen = [];
    private double? _last;

    /// <summary>Takes the newest step; null until two were seen.</summary>
    public double? Take(double? step)
    {
        if (step is not double now || now == _last)
            return Rate;
        if (now < _last)
            _seen.Clear();
        _last = now;
        _seen.Enqueue((time.GetTimestamp(), now));
        while (_seen.Count > 2 && time.GetElapsedTime(_seen.Peek().At) > Window)
            _seen.Dequeue();
        Rate = _seen.Count < 2 ? null : (now - _seen.Peek().Step) / time.GetElapsedTime(_seen.Peek().At).TotalSeconds;
        return Rate;
    }

    private double? Rate { get; set; }
}

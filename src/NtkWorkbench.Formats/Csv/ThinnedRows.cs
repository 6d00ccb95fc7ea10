namespace NtkWorkbench.Formats;

/// <summary>Rows of which so many are held at most: where one more would come, every second is dropped, and from then on every second
/// passed over. The first and the last are always held. Which are depends on nothing but their number.</summary>
internal sealed class ThinnedRows<T>(int most = ThinnedRows<T>.Most)
{
    public const int Most = 1 << 18;

    private readonly List<T> _aligned = [];
    private long _count;
    private T? _last;

    /// <summary>One row of how many is held; 1: all are.</summary>
    public int OneOf { get; private set; } = 1;

    /// <summary>Those that are held, in order.</summary>
    public IReadOnlyList<T> Kept => _count == 0 || (_count - 1) % OneOf == 0 ? _aligned : [.. _aligned, _last!];

    public void Add(T row)
    {
        _last = row;
        if (_count++ % OneOf != 0)
            return;
        // The last may come beside those that are aligned.
        if (_aligned.Count == most - 1)
        {
            int kept = 0;
            for (int i = 0; i < _aligned.Count; i += 2)
                _aligned[kept++] = _aligned[i];
            _aligned.RemoveRange(kept, _aligned.Count - kept);
            OneOf *= 2;
            if ((_count - 1) % OneOf != 0)
                return;
        }
        _aligned.Add(row);
    }
}

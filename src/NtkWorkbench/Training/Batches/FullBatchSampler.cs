namespace NtkWorkbench;

/// <summary>Every sample, in order, at every step. It draws nothing, and keeps its stream only to save it.</summary>
internal sealed class FullBatchSampler(int count, RandomStream stream) : BatchSampler
{
    private readonly int[] _all = [.. Enumerable.Range(0, count)];
    private RandomStream _stream = stream;

    public override int LargestBatch => _all.Length;

    public override ReadOnlySpan<int> Next() => _all;

    public override BatchSamplerState Save() => new() { Stream = _stream.State, Order = [], Position = 0 };

    public override void Restore(BatchSamplerState state)
    {
        ShapeException.ThrowIfLengthDiffers("the order of a full batch sampler", 0, state.Order.Length);
        _stream = new RandomStream(state.Stream);
    }
}

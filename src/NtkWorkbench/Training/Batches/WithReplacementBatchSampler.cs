namespace NtkWorkbench;

/// <summary>Each sample of a batch drawn independently and uniformly; a batch may be larger than the data.</summary>
internal sealed class WithReplacementBatchSampler(int count, int size, RandomStream stream) : BatchSampler
{
    private readonly int[] _batch = new int[size];
    private RandomStream _stream = stream;

    public override int LargestBatch => _batch.Length;

    public override ReadOnlySpan<int> Next()
    {
        _stream.Fill(_batch, count);
        return _batch;
    }

    public override BatchSamplerState Save() => new() { Stream = _stream.State, Order = [], Position = 0 };

    public override void Restore(BatchSamplerState state)
    {
        ShapeException.ThrowIfLengthDiffers("the order of a batch sampler with replacement", 0, state.Order.Length);
        _stream = new RandomStream(state.Stream);
    }
}

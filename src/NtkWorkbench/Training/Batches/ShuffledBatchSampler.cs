namespace NtkWorkbench;

/// <summary>Passes over the data, each in a new random order, cut into batches; the last batch of a pass may be smaller, and no batch is
/// larger than the data.</summary>
internal sealed class ShuffledBatchSampler(int count, int size, RandomStream stream) : BatchSampler
{
    private readonly int[] _order = [.. Enumerable.Range(0, count)];
    private RandomStream _stream = stream;

    // A pass that is at its end: the first batch begins a new one.
    private int _position = count;

    public override int LargestBatch { get; } = Math.Min(size, count);

    public override ReadOnlySpan<int> Next()
    {
        if (_position == _order.Length)
        {
            _stream.Shuffle(_order);
            _position = 0;
        }
        int length = Math.Min(LargestBatch, _order.Length - _position);
        ReadOnlySpan<int> batch = _order.AsSpan(_position, length);
        _position += length;
        return batch;
    }

    public override BatchSamplerState Save() => new() { Stream = _stream.State, Order = [.. _order], Position = _position };

    public override void Restore(BatchSamplerState state)
    {
        ShapeException.ThrowIfLengthDiffers("the order of a shuffled batch sampler", _order.Length, state.Order.Length);
        if (state.Position < 0 || state.Position > _order.Length)
            throw new ShapeException($"the position of a shuffled batch sampler must be from 0 to {_order.Length}, got {state.Position}");
        _stream = new RandomStream(state.Stream);
        state.Order.CopyTo(_order, 0);
        _position = state.Position;
    }
}

namespace NtkWorkbench;

/// <summary>Chooses the samples of each step, as <see cref="BatchSampling"/> describes. No shuffled batch is larger than the data; one with
/// replacement may be.</summary>
internal sealed class BatchSampler
{
    private readonly BatchSampling _sampling;
    private readonly int _count;
    // All samples, in the order of the present pass; with replacement the batch itself.
    private readonly int[] _rows;
    private RandomStream _stream;
    private int _position;

    /// <summary>The sampler that its options describe, over n training samples; it owns the stream from here on.</summary>
    public BatchSampler(BatchOptions options, int count, RandomStream stream)
    {
        int size = options.Size ?? count;
        (_sampling, _count, _stream) = (options.Sampling, count, stream);
        (LargestBatch, _rows) = _sampling switch
        {
            BatchSampling.Full => (count, [.. Enumerable.Range(0, count)]),
            BatchSampling.WithReplacement => (size, new int[size]),
            BatchSampling.Shuffled => (Math.Min(size, count), (int[])[.. Enumerable.Range(0, count)]),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Sampling, "there is no such way to sample batches"),
        };
        // A shuffled pass is at its end: the first batch begins a new one.
        _position = KeepsOrder ? count : 0;
    }

    /// <summary>The sampler of a training, at its beginning: drawn from "training/batches".</summary>
    public static BatchSampler OfTraining(BatchOptions options, int count, RandomStreams streams) =>
        new(options, count, streams.Named("training/batches"));

    /// <summary>The most samples that <see cref="Next"/> will give.</summary>
    public int LargestBatch { get; }

    private bool KeepsOrder => _sampling == BatchSampling.Shuffled;

    /// <summary>Row numbers of the next batch, valid until the next call.</summary>
    /// <remarks>Allocates nothing.</remarks>
    public ReadOnlySpan<int> Next()
    {
        if (_sampling == BatchSampling.WithReplacement)
            _stream.Fill(_rows, _count);
        if (!KeepsOrder)
            return _rows;
        if (_position == _count)
        {
            _stream.Shuffle(_rows);
            _position = 0;
        }
        ReadOnlySpan<int> batch = _rows.AsSpan(_position, Math.Min(LargestBatch, _count - _position));
        _position += batch.Length;
        return batch;
    }

    public BatchSamplerState Save() => new() { Stream = _stream.State, Order = KeepsOrder ? [.. _rows] : [], Position = _position };

    /// <summary>Continues from where <see cref="Save"/> was called.</summary>
    public void Restore(BatchSamplerState state)
    {
        ShapeException.ThrowIfLengthDiffers($"the order of a {_sampling} batch sampler", KeepsOrder ? _count : 0, state.Order.Length);
        if (state.Position < 0 || state.Position > state.Order.Length)
            throw new ShapeException($"the position of a {_sampling} batch sampler must be from 0 to {state.Order.Length}, "
                + $"got {state.Position}");
        _stream = new RandomStream(state.Stream);
        state.Order.CopyTo(_rows, 0);
        _position = state.Position;
    }
}

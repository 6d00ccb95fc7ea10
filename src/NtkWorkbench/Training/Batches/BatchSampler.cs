namespace NtkWorkbench;

/// <summary>Chooses the samples of each step.</summary>
internal abstract class BatchSampler
{
    /// <summary>The most samples that <see cref="Next"/> will give.</summary>
    public abstract int LargestBatch { get; }

    /// <summary>Row numbers of the next batch, valid until the next call.</summary>
    /// <remarks>Allocates nothing.</remarks>
    public abstract ReadOnlySpan<int> Next();

    /// <summary>Where the sampler stands; a copy.</summary>
    public abstract BatchSamplerState Save();

    /// <summary>Continues from where <see cref="Save"/> was called.</summary>
    public abstract void Restore(BatchSamplerState state);

    /// <summary>The sampler that its options describe.</summary>
    public static BatchSampler Create(BatchOptions options, int count, RandomStream stream)
    {
        int size = options.Size ?? count;
        return options.Sampling switch
        {
            BatchSampling.Full => new FullBatchSampler(count, stream),
            BatchSampling.WithReplacement => new WithReplacementBatchSampler(count, size, stream),
            BatchSampling.Shuffled => new ShuffledBatchSampler(count, size, stream),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Sampling, "there is no such way to sample batches"),
        };
    }
}

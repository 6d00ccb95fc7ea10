namespace NtkWorkbench;

/// <summary>How often c_i a sample is in a batch of b: E[c_i], E[c_i²], and E[c_ic_j] of two samples.</summary>
internal readonly record struct BatchMoments(double Size, double Mean, double Own, double Pair)
{
    /// <summary>Of n samples. Shuffled batches are taken as independent draws without replacement; within a pass they are not, and the
    /// last of a pass may be smaller.</summary>
    public static BatchMoments Of(BatchOptions options, int samples)
    {
        double n = samples, b = options.Size ?? n;
        return options.Sampling switch
        {
            BatchSampling.Full => new(n, 1, 1, 1),
            BatchSampling.WithReplacement => new(b, b / n, (b / n) + (b * (b - 1) / (n * n)), b * (b - 1) / (n * n)),
            BatchSampling.Shuffled when b >= n => new(n, 1, 1, 1),
            BatchSampling.Shuffled => new(b, b / n, b / n, b * (b - 1) / (n * (n - 1))),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Sampling, "there is no such way to sample batches"),
        };
    }
}

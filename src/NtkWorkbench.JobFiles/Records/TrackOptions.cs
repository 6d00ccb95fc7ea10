namespace NtkWorkbench.JobFiles;

/// <summary>How the tangent features are followed along training.</summary>
public sealed record TrackOptions
{
    /// <summary>Number of points, step 0 and the last included; spaced by the logarithm of the step.</summary>
    [Description("Number of steps at which the kernel is looked at, from the first to the last, spaced by their logarithms.")]
    [Range(2, 1000)]
    public int Count { get; init; } = 20;

    /// <summary>k, the number of singular values and modes that are kept.</summary>
    [Description("Number of leading singular values and modes that are followed.")]
    [Range(1, 1000)]
    public int Leading { get; init; } = 6;

    /// <summary>0, 1, …, the last step: rounded from equal ratios, each once.</summary>
    internal IReadOnlyList<int> Steps(int last) =>
    [
        0,
        .. Enumerable.Range(0, Count - 1)
            .Select(i => Count == 2 ? last : (int)Math.Round(Math.Pow(last, (double)i / (Count - 2))))
            .Where(step => step > 0)
            .Distinct(),
    ];
}

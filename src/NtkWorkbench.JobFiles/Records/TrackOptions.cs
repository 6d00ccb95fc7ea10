namespace NtkWorkbench.JobFiles;

/// <summary>Whether and how the tangent features are followed along training.</summary>
[ScalarShorthand("choice")]
public sealed record TrackOptions
{
    /// <summary>Whether training is followed; null: it is.</summary>
    [Description("auto or off, which may stand alone for the record: auto follows training where the counted cost of following it is below "
        + "a fifth of the counted cost of the run; off does not; without either it is followed.")]
    public TrackChoice? Choice { get; init; }

    /// <summary>Number of points, step 0 and the last included; spaced by the logarithm of the step.</summary>
    [Description("Number of steps at which the network is looked at, from the first to the last, spaced by their logarithms.")]
    [Range(2, 1000)]
    public int Count { get; init; } = 40;

    /// <summary>k, the number of singular values, modes and principal features that are kept.</summary>
    [Description("Number of leading singular values, modes and principal features that are followed.")]
    [Range(1, 1000)]
    public int Leading { get; init; } = 6;

    /// <summary>0, 1, …, the last step: <see cref="Count"/> of them by equal ratios, moved apart where these are less than a step; all
    /// where there are fewer.</summary>
    internal IReadOnlyList<int> Steps(int last)
    {
        if (Choice is TrackChoice.Off || last == 0)
            return [];
        int count = Math.Min(Count, last == int.MaxValue ? last : last + 1);
        int[] steps = new int[count];
        for (int i = 1; i < count; i++)
        {
            double wanted = count == 2 ? last : Math.Pow(last, (i - 1.0) / (count - 2));
            // Those that follow need a step each.
            steps[i] = Math.Min(Math.Max((int)Math.Round(wanted), steps[i - 1] + 1), last - (count - 1 - i));
        }
        return steps;
    }
}

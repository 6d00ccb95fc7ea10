namespace NtkWorkbench.Runs;

/// <summary>Tasks that become one array: their indices, from 1, are their numbers less the offset.</summary>
internal sealed record ArrayChunk
{
    // Of the 128 KiB that Linux takes as one argument.
    private const int LongestIndices = 100_000;

    // ",1234567-1234568": indices are below 4,000,001.
    private const int LongestRange = 16;

    public required IReadOnlyList<int> Tasks { get; init; }

    /// <summary>How many run at once at most; null: as many as the cluster begins.</summary>
    public int? Parallel { get; init; }

    public int Offset => Tasks[0] - 1;

    /// <summary>As sbatch takes it: "1-5,9%2".</summary>
    public string Indices => TaskNumbers.Format(Tasks.Select(task => task - Offset)) + (Parallel is int most ? Invariant($"%{most}") : "");

    /// <summary>Cuts ascending tasks into about as few arrays as a cluster takes. Arrays know nothing of each other: what runs at once is
    /// divided by their sizes. Where there are more arrays than may run at once, each that is one too many waits for an earlier one,
    /// and has one task at a time.</summary>
    public static IReadOnlyList<ArrayChunk> Cut(IReadOnlyList<int> tasks, SlurmLimits limits, int? parallel)
    {
        var cut = new List<List<int>>();
        int length = 0;
        foreach (int task in tasks)
        {
            if (cut.Count == 0 || task - cut[^1][0] + 1 >= limits.MaxArraySize || cut[^1].Count == limits.MaxArrayTasks
                || length > LongestIndices - LongestRange)
            {
                cut.Add([]);
                length = 0;
            }
            // At most so long: where a range is gone on with, no more.
            if (cut[^1] is not [.., int last] || task > last + 1)
                length += LongestRange;
            cut[^1].Add(task);
        }
        int[] shares = Shares([.. cut.Select(chunk => chunk.Count)], parallel ?? 0);
        return [.. cut.Select((chunk, index) => new ArrayChunk { Tasks = chunk, Parallel = parallel is null ? null : shares[index] })];
    }

    // One each, the rest by size, what rounding leaves to the first.
    private static int[] Shares(int[] sizes, int parallel)
    {
        int spare = Math.Max(0, parallel - sizes.Length);
        long total = sizes.Sum(size => (long)size);
        int[] shares = [.. sizes.Select(size => 1 + (int)(spare * (long)size / Math.Max(1, total)))];
        int left = Math.Max(0, parallel - shares.Sum());
        for (int i = 0; i < left; i++)
            shares[i % shares.Length]++;
        return shares;
    }
}

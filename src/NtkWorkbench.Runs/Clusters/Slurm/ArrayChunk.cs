namespace NtkWorkbench.Runs;

/// <summary>Tasks that become one array: their indices, from 1, are their numbers less the offset.</summary>
internal sealed record ArrayChunk
{
    public required IReadOnlyList<int> Tasks { get; init; }

    /// <summary>How many run at once at most; null: as many as the cluster begins.</summary>
    public int? Parallel { get; init; }

    public int Offset => Tasks[0] - 1;

    /// <summary>As sbatch takes it: "1-5,9%2".</summary>
    public string Indices => TaskNumbers.Format(Tasks.Select(task => task - Offset)) + (Parallel is int most ? Invariant($"%{most}") : "");

    /// <summary>Cuts ascending tasks into as few arrays as a cluster takes. Arrays know nothing of each other: what runs at once is divided
    /// by their sizes. Where there are more arrays than may run at once, each that is one too many waits for an earlier one, and has one
    /// task at a time.</summary>
    public static IReadOnlyList<ArrayChunk> Cut(IReadOnlyList<int> tasks, SlurmLimits limits, int? parallel)
    {
        var cut = new List<List<int>>();
        foreach (int task in tasks)
        {
            if (cut.Count == 0 || task - cut[^1][0] + 1 >= limits.MaxArraySize || cut[^1].Count == limits.MaxArrayTasks)
                cut.Add([]);
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

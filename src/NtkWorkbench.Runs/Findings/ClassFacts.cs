namespace NtkWorkbench.Runs;

/// <summary>What is known of a classifier and the classes of its samples.</summary>
internal sealed record ClassFacts
{
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Whether counts are of test samples.</summary>
    public required bool AreTested { get; init; }

    /// <summary>Of samples of class i that are said to be of class j.</summary>
    public required Matrix Counts { get; init; }

    /// <summary>The least margin f_y − max f_j.</summary>
    public required double LeastMargin { get; init; }

    /// <summary>The test samples that accuracies are of; null: none.</summary>
    public int? LinearizedTestSamples { get; init; }

    public IReadOnlyList<(string Name, double? Train, double? Test)> Accuracies { get; init; } = [];

    /// <summary>The tangent kernel is not formed, and there is no kernel regression.</summary>
    public bool LeavesOutRegression { get; init; }

    /// <summary>Samples of each class that were linearized.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>By step.</summary>
    public IReadOnlyList<ClassCheckpoint> Checkpoints { get; init; } = [];
}

/// <summary>Kernel and principal features of a checkpoint by class.</summary>
/// <param name="Name">"init", "final", "step-500".</param>
/// <param name="KernelBlocks">Means of Θ over pairs of different samples, (o, o).</param>
/// <param name="Shares">Of φ_k² in the classes, (k, o).</param>
/// <param name="Alignments">Of φ_k with the classes, (k, o).</param>
internal sealed record ClassCheckpoint(string Name, Matrix KernelBlocks, Matrix Shares, Matrix Alignments)
{
    /// <summary>The mean of Θ over pairs of different samples of one class, over that of pairs of two classes; null where there is no
    /// such.</summary>
    /// <param name="sizes">Samples of each class.</param>
    public double? WithinOverBetween(IReadOnlyList<int> sizes)
    {
        double within = Mean((i, j) => i == j), between = Mean((i, j) => i != j);
        return double.IsFinite(within) && between > 0 && double.IsFinite(between) ? within / between : null;

        double Mean(Func<int, int, bool> isWanted)
        {
            double sum = 0, pairs = 0;
            for (int i = 0; i < sizes.Count; i++)
            {
                for (int j = 0; j < sizes.Count; j++)
                {
                    double number = isWanted(i, j) ? (double)sizes[i] * (sizes[j] - (i == j ? 1 : 0)) : 0;
                    sum += number == 0 ? 0 : number * KernelBlocks[i, j];
                    pairs += number;
                }
            }
            return sum / pairs;
        }
    }

    /// <summary>The class that tells most of φ_k, of those that tell as much, as two classes do, the one where it is largest; null where
    /// none tells anything.</summary>
    /// <param name="k">From 0.</param>
    public int? ClassOf(int k)
    {
        int[] known = [.. Enumerable.Range(0, Alignments.Columns).Where(number => double.IsFinite(Alignments[k, number]))];
        double largest = known.Select(number => Alignments[k, number]).DefaultIfEmpty(0).Max();
        return known.Length == 0 ? null
            : known.Where(number => Alignments[k, number] >= largest * (1 - SameAlignment)).MaxBy(number => Shares[k, number]);
    }

    // Rounding of sums over the samples.
    private const double SameAlignment = 1e-9;
}

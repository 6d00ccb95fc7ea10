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

    /// <summary>By step.</summary>
    public IReadOnlyList<ClassCheckpoint> Checkpoints { get; init; } = [];
}

/// <summary>Kernel and principal features of a checkpoint by class.</summary>
/// <param name="Name">"init", "final", "step-500".</param>
/// <param name="KernelBlocks">Means of Θ over pairs of samples, (o, o).</param>
/// <param name="Alignments">Of φ_k with the classes, (k, o).</param>
internal sealed record ClassCheckpoint(string Name, Matrix KernelBlocks, Matrix Alignments)
{
    /// <summary>The mean over classes of Θ within a class, over that between two classes; null where there is no such.</summary>
    public double? WithinOverBetween()
    {
        double[] within = [.. Enumerable.Range(0, KernelBlocks.Rows).Select(i => KernelBlocks[i, i]).Where(double.IsFinite)];
        double[] between = [.. from i in Enumerable.Range(0, KernelBlocks.Rows)
                               from j in Enumerable.Range(0, KernelBlocks.Columns)
                               where i != j && double.IsFinite(KernelBlocks[i, j])
                               select KernelBlocks[i, j]];
        return within.Length > 0 && between.Length > 0 && between.Average() > 0 ? within.Average() / between.Average() : null;
    }
}

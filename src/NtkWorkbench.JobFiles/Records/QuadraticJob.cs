namespace NtkWorkbench.JobFiles;

/// <summary>Gradient descent and momentum on ‖Xw − y‖², simulated and predicted.</summary>
public sealed record QuadraticJob : Job
{
    /// <summary>X and y.</summary>
    [Description("X and y of the loss: singular values, a file, or drawn.")]
    public required DesignOptions Problem { get; init; }

    /// <summary>w at step 0; null: zeros.</summary>
    [Description("w at step 0, one entry a column of X (default: zeros).")]
    public IReadOnlyList<double>? Start { get; init; }

    /// <summary>β in (0, 1]; 1 is plain gradient descent.</summary>
    [Description("β in z ← (1 − β)z + βg, w ← w − ηz; 1 is plain gradient descent.")]
    [Range(0, 1, MinimumIsExclusive = true)]
    public double Beta { get; init; } = 1;

    /// <summary>η; null: the fastest for β.</summary>
    [Description("η (default: the fastest for this β).")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double? LearningRate { get; init; }

    /// <summary>ε: how near the minimum counts as there.</summary>
    [Description("ε: the fraction of the first error that counts as there.")]
    [Range(1e-9, 1, MaximumIsExclusive = true)]
    public double Accuracy { get; init; } = 1e-3;

    /// <summary>Steps that are simulated; null: enough to see ε reached.</summary>
    [Description("Steps that are simulated (default: enough to see the accuracy reached, 10,000 at most).")]
    [Range(2, 1_000_000)]
    public int? Steps { get; init; }
}

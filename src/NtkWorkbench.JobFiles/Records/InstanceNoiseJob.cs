namespace NtkWorkbench.JobFiles;

/// <summary>Gradient descent on ‖X̌w − y‖² with fresh noise on X at each step, against ridge regression.</summary>
public sealed record InstanceNoiseJob : Job
{
    /// <summary>X and y.</summary>
    [Description("X and y of the loss: singular values, a file, or drawn.")]
    public required DesignOptions Problem { get; init; }

    /// <summary>σ.</summary>
    [Description("Standard deviation σ of the noise on the entries of X, drawn anew each step.")]
    [Range(0, 1e6, MinimumIsExclusive = true)]
    public required double Noise { get; init; }

    /// <summary>w at step 0; null: zeros.</summary>
    [Description("w at step 0, one entry a column of X (default: zeros).")]
    public IReadOnlyList<double>? Start { get; init; }

    /// <summary>η; null: a tenth of the limit 1/(σ₁² + mσ²).</summary>
    [Description("η (default: a tenth of the limit 1/(σ₁² + mσ²) of the mean).")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double? LearningRate { get; init; }

    /// <summary>Steps of each draw.</summary>
    [Description("Steps of each draw.")]
    [Range(1, 100_000)]
    public int Steps { get; init; } = 200;

    /// <summary>Draws of the noise.</summary>
    [Description("How many times the noise is drawn.")]
    [Range(2, 1_000_000)]
    public int Draws { get; init; } = 400;
}

namespace NtkWorkbench.JobFiles;

/// <summary>X diagonal with given singular values: every entry of w is a mode of its own.</summary>
public sealed record ModesDesignOptions : DesignOptions
{
    /// <summary>σ, the diagonal of X; their squares are curvatures, and must be numbers too.</summary>
    [Description("The diagonal of X, each above 0.")]
    [MinLength(1)]
    [ItemRange(0, 1e150, MinimumIsExclusive = true)]
    public required IReadOnlyList<double> SingularValues { get; init; }

    /// <summary>y, as many; null: all 1.</summary>
    [Description("The targets, as many as singular values (default: all 1).")]
    public IReadOnlyList<double>? Targets { get; init; }
}

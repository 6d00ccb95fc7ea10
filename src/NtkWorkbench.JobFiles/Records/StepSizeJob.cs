namespace NtkWorkbench.JobFiles;

/// <summary>Descent on ‖x − b‖₂ with different step sizes.</summary>
public sealed record StepSizeJob : Job
{
    /// <summary>b.</summary>
    [Description("b, the minimum; any number of entries.")]
    [MinLength(1)]
    public required IReadOnlyList<double> Target { get; init; }

    /// <summary>x at step 0; null: zeros.</summary>
    [Description("x at step 0 (default: zeros).")]
    public IReadOnlyList<double>? Start { get; init; }

    /// <summary>The step sizes that are compared.</summary>
    [Description("The step sizes that are compared.")]
    [MinLength(1)]
    public required IReadOnlyList<StepSizePathOptions> Paths { get; init; }

    /// <summary>ε.</summary>
    [Description("ε: the distance from b that counts as arrived.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double Accuracy { get; init; } = 0.01;

    /// <summary>Steps of each path.</summary>
    [Description("Steps of each path.")]
    [Range(2, 10_000_000)]
    public int Steps { get; init; } = 2000;
}

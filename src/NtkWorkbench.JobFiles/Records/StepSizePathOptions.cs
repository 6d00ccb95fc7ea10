namespace NtkWorkbench.JobFiles;

/// <summary>One way of choosing the lengths of steps.</summary>
public sealed record StepSizePathOptions
{
    /// <summary>Its name in pictures.</summary>
    [Description("Its name in pictures and tables.")]
    [RegularExpression("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")]
    public required string Name { get; init; }

    /// <summary>s₀.</summary>
    [Description("The first step size.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double StepSize { get; init; } = 1;

    /// <summary>How it changes.</summary>
    [Description("How the step size changes from step to step.")]
    public Schedule Schedule { get; init; } = new ConstantSchedule();
}

namespace NtkWorkbench.Runs;

/// <summary>A network's training beside that of the linear model at its initialization; functions on the grid, (g, o).</summary>
public sealed record LinearizedTraining
{
    /// <summary>f₀.</summary>
    public required Matrix Initial { get; init; }

    /// <summary>f, the trained network.</summary>
    public required Matrix Network { get; init; }

    /// <summary>f_lin.</summary>
    public required Matrix Linear { get; init; }

    /// <summary>Kernel regression with Θ at initialization.</summary>
    public required Matrix Regression { get; init; }

    /// <summary>Kernel regression with Θ at the end.</summary>
    public required Matrix TrainedRegression { get; init; }

    /// <summary>It in numbers.</summary>
    public required LinearizedSummary Summary { get; init; }
}

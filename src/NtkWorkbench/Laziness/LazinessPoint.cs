namespace NtkWorkbench;

/// <summary>What one training of a <see cref="LazinessMap"/> came to.</summary>
public sealed record LazinessPoint
{
    /// <summary>Which one.</summary>
    public required LazinessPlace Place { get; init; }

    /// <summary>η, of the scaled network.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How it ended.</summary>
    public required LazinessEnd End { get; init; }

    /// <summary>Steps taken.</summary>
    public required int Steps { get; init; }

    /// <summary>The loss before training, (1/m) Σ y².</summary>
    public required double FirstLoss { get; init; }

    /// <summary>The loss at the end, of outputs in float64 but where training diverged.</summary>
    public required double Loss { get; init; }

    /// <summary>‖f − f_lin‖/‖f − f₀‖ on the grid, f_lin = f₀ + J(θ − θ₀): 0 is lazy; α drops out. Null where training diverged or did not
    /// move.</summary>
    public required double? Gap { get; init; }

    /// <summary>What rounding may make of the gap, 8Lε(1 + ‖f_θ₀‖/‖f_θ − f_θ₀‖) on the grid with L dense layers and float64's ε.</summary>
    public required double GapRounding { get; init; }

    /// <summary>How far outputs were rounded in training, over ‖y‖: 2Lεα‖f_θ₀(X)‖/‖y‖ with the precision's ε.</summary>
    public required double OutputRounding { get; init; }

    /// <summary>‖Θ − Θ₀‖/‖Θ₀‖ on the training inputs; null where training diverged.</summary>
    public required double? KernelChange { get; init; }

    /// <summary>1 − ⟨Θ, Θ₀⟩/(‖Θ‖‖Θ₀‖); null where training diverged.</summary>
    public required double? KernelDistance { get; init; }
}

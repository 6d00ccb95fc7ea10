namespace NtkWorkbench.Runs;

/// <summary>A checkpoint and what the network is near it.</summary>
internal sealed record CheckpointAnalysis
{
    public required Checkpoint Checkpoint { get; init; }

    public required TangentAnalysis Tangent { get; init; }

    /// <summary>1 − ⟨Θ, Θ₀⟩/(‖Θ‖‖Θ₀‖) from initialization; null where that was not analyzed, or Θ not formed.</summary>
    public required double? KernelDistance { get; init; }

    /// <summary>The same of the kernels centered over samples for each output.</summary>
    public required double? KernelDistanceCentered { get; init; }

    /// <summary>‖Θ − Θ₀‖/‖Θ₀‖; null as before.</summary>
    public required double? KernelChange { get; init; }

    /// <summary>(σ_k² − σ_k,₀²)/σ_k,₀² of the principal features' modes; null as before.</summary>
    public required IReadOnlyList<double>? ModeChanges { get; init; }

    /// <summary>yᵀΘy/(‖Θ‖‖y‖²), both centered; null where Θ is not formed.</summary>
    public required double? TargetAlignment { get; init; }

    /// <summary>The principal angles between the spans of u_1 … u_k at the first checkpoint and here, ascending, in degrees; null at the
    /// first.</summary>
    public required double[]? PrincipalAngles { get; init; }

    /// <summary><see cref="CheckpointSummary.ConstantUnits"/>.</summary>
    public required IReadOnlyList<double>? ConstantUnits { get; init; }

    /// <summary>The largest stable rate; null where it rests on a σ₁ that was looked for and not found to the tolerance.</summary>
    public double? StableRate =>
        Tangent is { Spectrum.Leading.Converged: false, LargestStableRateEverywhere: null, KernelKind: KernelKind.Whole } ? null
            : Tangent.LargestStableRate;

    /// <summary>Null where targets are no classes.</summary>
    public ClassAnalysis? Classes { get; init; }

    /// <summary>Null for an optimizer without P, and at step 0.</summary>
    public PreconditionedAnalysis? Preconditioned { get; init; }

    /// <summary>Ridge regression on the features; null where the job asks for none, or the kernel is singular.</summary>
    public TangentRidgeFit? Ridge { get; init; }

    /// <summary>Outputs of the last hidden layer on the grid, (g, width); with two inputs of those units alone that are drawn; null with
    /// more inputs and without a hidden layer.</summary>
    public Matrix? ElbowFeatures { get; init; }

    /// <summary>The units, from 0, that are the columns of <see cref="ElbowFeatures"/> with two inputs; null else.</summary>
    public IReadOnlyList<int>? Units { get; init; }

    /// <summary>∂f/∂θ of the shown output on the grid for the parameters that are drawn, (g, parameters); null but for one input.</summary>
    public Matrix? TangentFeatures { get; init; }
}

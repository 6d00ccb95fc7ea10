namespace NtkWorkbench.Runs;

/// <summary>The network at initialization beside its limit of infinite width; n training inputs, g grid points, o outputs.</summary>
internal sealed record InfiniteWidthResults
{
    /// <summary>The limit's kernels on the training inputs, (n, n), of one output.</summary>
    public required InfiniteWidthKernels Kernels { get; init; }

    /// <summary>That of Θ∞ ⊗ I, or of Θ∞ where the finite kernel is summed or there is one output.</summary>
    public required Spectrum Spectrum { get; init; }

    /// <summary>1 − ⟨Θ₀,Θ∞⟩/(‖Θ₀‖‖Θ∞‖).</summary>
    public required double KernelDistance { get; init; }

    /// <summary>‖Θ₀ − Θ∞‖/‖Θ∞‖.</summary>
    public required double KernelDifference { get; init; }

    /// <summary>The limit's φ_k of one output on the training inputs, (n, k), k of modes above the floor; signs aligned to the finite ones
    /// where these are of one output too.</summary>
    public required Matrix PrincipalOnTrain { get; init; }

    /// <summary>The same on the grid, (g, k).</summary>
    public required Matrix PrincipalOnGrid { get; init; }

    /// <summary>How far the finite principal features turned, of as many as both have.</summary>
    public required IReadOnlyList<InfiniteWidthModes> Modes { get; init; }

    /// <summary>m/σ₁² of the limit for squares; null of another loss and where training has more to it: weight decay, instance
    /// noise.</summary>
    public required double? LargestStableRate { get; init; }

    /// <summary>Null for another loss than squares, and where a kernel is singular.</summary>
    public InfiniteWidthFit? Fit { get; init; }

    /// <summary>Why a kernel could not be solved with; null where it was, or there is nothing to fit.</summary>
    public string? NoFit { get; init; }
}

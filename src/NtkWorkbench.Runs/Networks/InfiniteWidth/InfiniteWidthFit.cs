namespace NtkWorkbench.Runs;

/// <summary>Regression with the limit's kernels, and with the network's own tangent kernel at initialization.</summary>
internal sealed record InfiniteWidthFit
{
    /// <summary>λ of both kernels of the limit.</summary>
    public required double Ridge { get; init; }

    /// <summary>Whether the job asks for λ; otherwise it is the smallest that can be solved with.</summary>
    public required bool IsGiven { get; init; }

    /// <summary>Whether λ holds networks to where each began, rather than making a system solvable: they then end where gradient descent on
    /// the mean of m squares and ρ‖θ − θ₀‖²/2 does, ρ = 2λ/m.</summary>
    public bool IsHeld => IsGiven && Ridge > 0;

    /// <summary>Both posteriors on the grid.</summary>
    public required InfiniteWidthPosterior Grid { get; init; }

    /// <summary>Mean squared errors of the means.</summary>
    public required InfiniteWidthLosses Tangent { get; init; }

    /// <summary>The same.</summary>
    public required InfiniteWidthLosses Nngp { get; init; }

    /// <summary>Regression with the network's own kernel; null where that is singular.</summary>
    public TangentRidgeFit? Network { get; init; }
}

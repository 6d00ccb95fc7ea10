namespace NtkWorkbench;

/// <summary>The k largest eigenvalues of a symmetric positive semi-definite matrix A with their vectors.</summary>
internal sealed record LeadingEigenpairs
{
    /// <summary>λ₁ ≥ λ₂ ≥ …: Rayleigh quotients vᵀAv, measured.</summary>
    public required double[] Values { get; init; }

    /// <summary>The vectors, shape (k, size): orthonormal rows.</summary>
    public required Matrix Vectors { get; init; }

    /// <summary>‖Av − λv‖, measured: within this distance of λ lies an eigenvalue.</summary>
    public required double[] Residuals { get; init; }

    /// <summary>Products that it took, with those that measured.</summary>
    public required int Products { get; init; }

    /// <summary>Times that the basis was restarted.</summary>
    public required int Cycles { get; init; }

    /// <summary>Why it ended.</summary>
    public required SearchEnd End { get; init; }

    /// <summary>Whether that is what it was for.</summary>
    public bool Converged => End == SearchEnd.Found;
}

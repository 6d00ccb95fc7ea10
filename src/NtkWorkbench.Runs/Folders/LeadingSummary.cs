namespace NtkWorkbench.Runs;

/// <summary>The search for the leading modes of a checkpoint, where no others are known.</summary>
public sealed record LeadingSummary
{
    /// <summary>How many were looked for.</summary>
    public required int Asked { get; init; }

    /// <summary>How many of them were found above the floor.</summary>
    public required int Modes { get; init; }

    /// <summary>Products with the tangent kernel that it took.</summary>
    public required int Products { get; init; }

    /// <summary>The largest residual of a mode, ‖Θu − σ²u‖, or ‖JᵀJv − σ²v‖ where J has fewer columns than rows, over σ₁².</summary>
    public required double LargestResidual { get; init; }

    /// <summary>The largest that was asked for.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Whether every residual is at most that, and values that a Krylov space misses were looked for.</summary>
    public required bool Converged { get; init; }

    /// <summary>Why the search ended.</summary>
    public required SearchEnd End { get; init; }

    /// <summary>Σσ_k²/‖J‖_F² of the modes that were found.</summary>
    public required double Share { get; init; }

    /// <summary>That of a spectrum; null where all its values are known.</summary>
    internal static LeadingSummary? Of(Spectrum spectrum) => spectrum.Leading is not LeadingModes leading ? null : new()
    {
        Asked = leading.Asked,
        Modes = spectrum.SingularValues.Length,
        Products = leading.Products,
        LargestResidual = leading.Largest,
        Tolerance = leading.Tolerance,
        Converged = leading.Converged,
        End = leading.End,
        Share = spectrum.SingularValues.Sum(value => value * value / leading.SquaredNorm),
    };
}

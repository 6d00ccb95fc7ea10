namespace NtkWorkbench;

/// <summary>All that the next step of <see cref="ThickRestartLanczos"/> depends on.</summary>
internal sealed record KrylovState
{
    /// <summary>The basis, orthonormal rows, shape (m, size).</summary>
    public required Matrix Basis { get; init; }

    /// <summary>T of it, (m, m).</summary>
    public required Matrix Projected { get; init; }

    /// <summary>The block to be multiplied next, orthonormal rows, orthogonal to the basis.</summary>
    public required Matrix Next { get; init; }

    /// <summary>Products so far.</summary>
    public required int Products { get; init; }

    /// <summary>Restarts so far.</summary>
    public required int Cycles { get; init; }

    /// <summary>Where the stream of random vectors stands.</summary>
    public required RandomStreamState Random { get; init; }

    /// <summary>The wanted values when the search for missed pairs began; null before.</summary>
    public required double[]? Found { get; init; }

    /// <summary>Block steps since then.</summary>
    public required int Steps { get; init; }

    /// <summary>The root of the sum of squares of the residuals that were measured last, as a share of λ₁, where one was above the
    /// tolerance; null before.</summary>
    public required double? Measured { get; init; }
}

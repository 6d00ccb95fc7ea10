namespace NtkWorkbench;

/// <summary>All that the next cycle of <see cref="ThickRestartLanczos"/> depends on.</summary>
internal sealed record KrylovState
{
    /// <summary>The kept Ritz vectors, shape (kept, size): orthonormal rows.</summary>
    public required Matrix Basis { get; init; }

    /// <summary>Their Ritz values.</summary>
    public required double[] Values { get; init; }

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
}

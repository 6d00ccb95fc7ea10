namespace NtkWorkbench;

/// <summary>What <see cref="ThickRestartLanczos"/> is to find, and with what. Nothing here depends on the machine.</summary>
internal sealed record KrylovOptions
{
    /// <summary>Eigenpairs wanted; of a matrix with fewer rows, all.</summary>
    public int Count { get; init; } = 20;

    /// <summary>What a residual may be, as a share of the largest eigenvalue.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Products after which the iteration ends as it stands; those that measure the residuals come on top, one a pair.</summary>
    public int MostProducts { get; init; } = 2000;

    /// <summary>Vectors multiplied at once.</summary>
    public int Block { get; init; } = 4;

    /// <summary>Memory of the basis in bytes; it takes more only where it could not work otherwise, with fewer than Count + 6·Block
    /// vectors.</summary>
    public long BasisBytes { get; init; } = 1L << 30;
}

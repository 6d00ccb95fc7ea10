namespace NtkWorkbench;

/// <summary>The kernels of a network of infinite width.</summary>
public sealed record InfiniteWidthKernels
{
    /// <summary>K, the covariance of each output over initializations (NNGP), (n, n′); of two outputs it is 0.</summary>
    public required Matrix Nngp { get; init; }

    /// <summary>Θ, the tangent kernel of each output with itself, (n, n′); of two outputs it is 0.</summary>
    public required Matrix Tangent { get; init; }

    /// <summary>The error of <see cref="Nngp"/> that quadrature makes, over the largest entry: what a finer rule changes at some of the
    /// pairs, through all layers; null where the dual activation is a closed form.</summary>
    public double? NngpError { get; init; }

    /// <summary>The same of <see cref="Tangent"/>.</summary>
    public double? TangentError { get; init; }

    internal InfiniteWidthKernels Take(int[] rows) => this with { Nngp = Nngp.Take(rows), Tangent = Tangent.Take(rows) };
}

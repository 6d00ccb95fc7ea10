namespace NtkWorkbench;

/// <summary>The kernels of a network of infinite width.</summary>
public sealed record InfiniteWidthKernels
{
    /// <summary>K, the covariance of each output over initializations (NNGP), (n, n′).</summary>
    public required Matrix Nngp { get; init; }

    /// <summary>Θ, the tangent kernel of each output with itself, (n, n′); of two outputs it is 0.</summary>
    public required Matrix Tangent { get; init; }

    /// <summary>A bound on the error of an entry of <see cref="Nngp"/> over the largest, where quadrature made it; null where closed forms
    /// did.</summary>
    public double? NngpError { get; init; }

    /// <summary>The same of <see cref="Tangent"/>.</summary>
    public double? TangentError { get; init; }
}

using System.Numerics;

namespace NtkWorkbench.Runs.Tests;

/// <summary>Managed linear algebra that notices products with a matrix of signs.</summary>
internal sealed class SignProducts : ILinearAlgebra
{
    private readonly ILinearAlgebra _inner = LinearAlgebraProviders.Managed;

    public int Count { get; private set; }

    public Action? OnFirst { get; init; }

    public string Name => _inner.Name;

    public void Multiply<T>(
        MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        double alpha, ReadOnlySpan<T> a, int strideA, ReadOnlySpan<T> b, int strideB, double beta, Span<T> c, int strideC)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Sensitivities of the outputs are ones and zeros too.
        if (b.Contains(-T.One) && !b.ContainsAnyExcept(T.One, T.Zero, -T.One) && Count++ == 0)
            OnFirst?.Invoke();
        _inner.Multiply(transposeA, transposeB, m, n, k, alpha, a, strideA, b, strideB, beta, c, strideC);
    }

    public void SymmetricRankUpdate(
        int n, int k, double alpha, ReadOnlySpan<double> a, int strideA, double beta, Span<double> c, int strideC) =>
        _inner.SymmetricRankUpdate(n, k, alpha, a, strideA, beta, c, strideC);

    public void ExtendLowerFactor(Matrix lower, Matrix columns) => _inner.ExtendLowerFactor(lower, columns);

    public SingularValueDecomposition SingularValues(Matrix a, bool rightVectors) => _inner.SingularValues(a, rightVectors);

    public SymmetricEigendecomposition Eigenvalues(Matrix symmetric) => _inner.Eigenvalues(symmetric);
}

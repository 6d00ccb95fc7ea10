using MathNet.Numerics;

namespace NtkWorkbench;

/// <summary>Linear algebra without a native library: factorizations by the managed code of MathNet.Numerics, on one thread.</summary>
internal sealed class ManagedLinearAlgebra : ILinearAlgebra
{
    public ManagedLinearAlgebra()
    {
        Control.UseManaged();
        Control.UseSingleThread();
        Name = $"MathNet.Numerics {typeof(Control).Assembly.GetName().Version?.ToString(3)}";
    }

    public string Name { get; }

    public void Multiply(
        MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        double alpha, ReadOnlySpan<double> a, int strideA, ReadOnlySpan<double> b, int strideB,
        double beta, Span<double> c, int strideC)
    {
        Operands.CheckProduct(transposeA, transposeB, m, n, k, a.Length, strideA, b.Length, strideB, c.Length, strideC);
        ManagedProduct.Multiply(transposeA, transposeB, m, n, k, alpha, a, strideA, b, strideB, beta, c, strideC);
    }

    public void Multiply(
        MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        float alpha, ReadOnlySpan<float> a, int strideA, ReadOnlySpan<float> b, int strideB,
        float beta, Span<float> c, int strideC)
    {
        Operands.CheckProduct(transposeA, transposeB, m, n, k, a.Length, strideA, b.Length, strideB, c.Length, strideC);
        ManagedProduct.Multiply(transposeA, transposeB, m, n, k, alpha, a, strideA, b, strideB, beta, c, strideC);
    }

    public void SymmetricRankUpdate(int n, int k, double alpha, ReadOnlySpan<double> a, int strideA, double beta, Span<double> c,
        int strideC)
    {
        Multiply(MatrixTranspose.None, MatrixTranspose.Transposed, n, n, k, alpha, a, strideA, a, strideA, beta, c, strideC);
        Triangles.CopyLowerToUpper(n, c, strideC);
    }

    public void ExtendLowerFactor(Matrix lower, Matrix columns)
    {
        Operands.CheckExtension(lower, columns);
        MathNetFactorizations.ExtendLowerFactor(lower, columns);
    }

    public SingularValueDecomposition SingularValues(Matrix a, bool rightVectors)
    {
        NumericalException.ThrowIfNotFinite("the matrix to be decomposed", a.Values);
        return MathNetFactorizations.SingularValues(a, rightVectors);
    }

    public SymmetricEigendecomposition Eigenvalues(Matrix symmetric)
    {
        Operands.CheckSymmetric(symmetric);
        return MathNetFactorizations.Eigenvalues(symmetric);
    }
}

using System.Runtime.InteropServices;

namespace NtkWorkbench;

/// <summary>BLAS and LAPACK of OpenBLAS, on one thread a call; callers divide work among threads themselves.</summary>
internal sealed unsafe class OpenBlasLinearAlgebra : ILinearAlgebra
{
    public OpenBlasLinearAlgebra()
    {
        if (!OpenBlasLibrary.IsPresent)
            throw new NtkException("OpenBLAS with LAPACK was not found on this machine (Debian: apt-get install libopenblas0)");
        string configuration = Marshal.PtrToStringUTF8((nint)OpenBlasNative.GetConfiguration()) ?? "OpenBLAS";
        Name = string.Join(' ', configuration.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2));
    }

    public string Name { get; }

    public void Multiply(
        MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        double alpha, ReadOnlySpan<double> a, int strideA, ReadOnlySpan<double> b, int strideB,
        double beta, Span<double> c, int strideC)
    {
        Operands.CheckProduct(transposeA, transposeB, m, n, k, a.Length, strideA, b.Length, strideB, c.Length, strideC);
        fixed (double* pointerA = a, pointerB = b, pointerC = c)
        {
            OpenBlasNative.Dgemm(
                OpenBlasNative.RowMajor, Code(transposeA), Code(transposeB), m, n, k,
                alpha, pointerA, strideA, pointerB, strideB, beta, pointerC, strideC);
        }
    }

    public void Multiply(
        MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        float alpha, ReadOnlySpan<float> a, int strideA, ReadOnlySpan<float> b, int strideB,
        float beta, Span<float> c, int strideC)
    {
        Operands.CheckProduct(transposeA, transposeB, m, n, k, a.Length, strideA, b.Length, strideB, c.Length, strideC);
        fixed (float* pointerA = a, pointerB = b, pointerC = c)
        {
            OpenBlasNative.Sgemm(
                OpenBlasNative.RowMajor, Code(transposeA), Code(transposeB), m, n, k,
                alpha, pointerA, strideA, pointerB, strideB, beta, pointerC, strideC);
        }
    }

    public void SymmetricRankUpdate(int n, int k, double alpha, ReadOnlySpan<double> a, int strideA, double beta, Span<double> c,
        int strideC)
    {
        Operands.Check('A', n, k, strideA, a.Length);
        Operands.Check('C', n, n, strideC, c.Length);
        fixed (double* pointerA = a, pointerC = c)
        {
            OpenBlasNative.Dsyrk(
                OpenBlasNative.RowMajor, OpenBlasNative.Lower, OpenBlasNative.NoTranspose, n, k, alpha, pointerA, strideA, beta, pointerC,
                    strideC);
        }
        Triangles.CopyLowerToUpper(n, c, strideC);
    }

    public void ExtendLowerFactor(Matrix lower, Matrix columns)
    {
        Operands.CheckExtension(lower, columns);
        LapackFactorizations.ExtendLowerFactor(lower, columns);
    }

    public SingularValueDecomposition SingularValues(Matrix a, bool rightVectors)
    {
        NumericalException.ThrowIfNotFinite("the matrix to be decomposed", a.Values);
        if (rightVectors || a.Columns <= a.Rows)
            return LapackFactorizations.SingularValues(a, rightVectors);

        // Without V, the triangle of an LQ factorization has the same U and Σ, and is small.
        var lower = new Matrix(a.Rows, a.Rows);
        LapackFactorizations.ExtendLowerFactor(lower, new Matrix(a.Rows, a.Columns, [.. a.Values]));
        return LapackFactorizations.SingularValues(lower, rightVectors: false);
    }

    public SymmetricEigendecomposition Eigenvalues(Matrix symmetric)
    {
        Operands.CheckSymmetric(symmetric);
        return LapackFactorizations.Eigenvalues(symmetric);
    }

    private static int Code(MatrixTranspose transpose) =>
        transpose == MatrixTranspose.None ? OpenBlasNative.NoTranspose : OpenBlasNative.Transpose;
}

using System.Runtime.InteropServices;

namespace NtkWorkbench;

/// <summary>The product of <see cref="ILinearAlgebra"/> for code that is written once for both precisions.</summary>
internal static class MultiplyExtensions
{
    /// <summary>C ← s op(A) op(B) + β C, T being float or double; parameters as in <see cref="ILinearAlgebra"/>.</summary>
    public static void Multiply<T>(
        this ILinearAlgebra linearAlgebra, MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        double alpha, ReadOnlySpan<T> a, int strideA, ReadOnlySpan<T> b, int strideB, double beta, Span<T> c, int strideC)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            linearAlgebra.Multiply(
                transposeA, transposeB, m, n, k, alpha, MemoryMarshal.Cast<T, double>(a), strideA,
                MemoryMarshal.Cast<T, double>(b), strideB, beta, MemoryMarshal.Cast<T, double>(c), strideC);
        }
        else
        {
            linearAlgebra.Multiply(
                transposeA, transposeB, m, n, k, (float)alpha, MemoryMarshal.Cast<T, float>(a), strideA,
                MemoryMarshal.Cast<T, float>(b), strideB, (float)beta, MemoryMarshal.Cast<T, float>(c), strideC);
        }
    }
}

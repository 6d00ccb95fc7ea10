using System.Numerics;

namespace NtkWorkbench;

/// <summary>Products on several threads: C is cut along its longer side into panels that its shape alone decides, so that the last bits are
/// the same for any number of threads.</summary>
internal static unsafe class PanelProduct
{
    // Multiplications in a panel, a tenth of a millisecond or two: smaller panels cost more in repeated packing than the threads give.
    private const long PanelWork = 7_000_000;

    // Rows or columns below which a matrix library multiplies at a lower rate.
    private const int NarrowestPanel = 48;

    /// <summary>C ← α op(A) op(B) + β C, parameters as in <see cref="ILinearAlgebra"/>.</summary>
    /// <remarks>Allocates only where there is more than one panel.</remarks>
    public static void Multiply<T>(
        ILinearAlgebra linearAlgebra, MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        double alpha, ReadOnlySpan<T> a, int strideA, ReadOnlySpan<T> b, int strideB, double beta, Span<T> c, int strideC)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int panels = (int)Math.Clamp((long)m * n * k / PanelWork, 1, Math.Max(1, Math.Max(m, n) / NarrowestPanel));
        if (panels == 1)
            linearAlgebra.Multiply(transposeA, transposeB, m, n, k, alpha, a, strideA, b, strideB, beta, c, strideC);
        else
            MultiplyPanels(panels, linearAlgebra, transposeA, transposeB, m, n, k, alpha, a, strideA, b, strideB, beta, c, strideC);
    }

    private static void MultiplyPanels<T>(
        int panels, ILinearAlgebra linearAlgebra, MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        double alpha, ReadOnlySpan<T> a, int strideA, ReadOnlySpan<T> b, int strideB, double beta, Span<T> c, int strideC)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool byRows = m > n;
        int length = byRows ? m : n, size = (length + panels - 1) / panels;
        int stepA = byRows ? size * (transposeA == MatrixTranspose.None ? strideA : 1) : 0;
        int stepB = byRows ? 0 : size * (transposeB == MatrixTranspose.None ? 1 : strideB);
        int stepC = byRows ? size * strideC : size;
        (int lengthA, int lengthB, int lengthC) = (a.Length, b.Length, c.Length);
        fixed (T* pinnedA = a, pinnedB = b, pinnedC = c)
        {
            T* startA = pinnedA, startB = pinnedB, startC = pinnedC;
            FixedPartition.Run(FixedPartition.Count(length, size), panel =>
            {
                int part = Math.Min(size, length - (panel * size));
                linearAlgebra.Multiply(
                    transposeA, transposeB, byRows ? part : m, byRows ? n : part, k, alpha,
                    new ReadOnlySpan<T>(startA, lengthA)[(panel * stepA)..], strideA,
                    new ReadOnlySpan<T>(startB, lengthB)[(panel * stepB)..], strideB, beta,
                    new Span<T>(startC, lengthC)[(panel * stepC)..], strideC);
            });
        }
    }
}

using System.Numerics;

namespace NtkWorkbench;

/// <summary>The few dense operations that the workbench leaves to a library. All matrices are row-major; all results are the same for any
/// number of threads.</summary>
public interface ILinearAlgebra
{
    /// <summary>Library and version, as written to environment.json: "OpenBLAS 0.3.21", "MathNet.Numerics 5.0.0".</summary>
    string Name { get; }

    /// <summary>C ← α op(A) op(B) + β C (GEMM); with β = 0, C is written whatever it held.</summary>
    /// <typeparam name="T">double or float, to which α and β are rounded.</typeparam>
    /// <param name="transposeA">op of A.</param>
    /// <param name="transposeB">op of B.</param>
    /// <param name="m">Rows of op(A) and C.</param>
    /// <param name="n">Columns of op(B) and C.</param>
    /// <param name="k">Columns of op(A), rows of op(B).</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A, row-major with rows <paramref name="strideA"/> apart.</param>
    /// <param name="strideA">Entries from one row of A to the next.</param>
    /// <param name="b">B, likewise.</param>
    /// <param name="strideB">Entries from one row of B to the next.</param>
    /// <param name="beta">β.</param>
    /// <param name="c">C, (m, n), overwritten.</param>
    /// <param name="strideC">Entries from one row of C to the next.</param>
    /// <exception cref="ShapeException">A factor or C does not lie within its span.</exception>
    /// <remarks>O(mnk). NaN propagates.</remarks>
    void Multiply<T>(
        MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        double alpha, ReadOnlySpan<T> a, int strideA, ReadOnlySpan<T> b, int strideB,
        double beta, Span<T> c, int strideC)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>C ← α A Aᵀ + β C (SYRK), of which the lower triangle is computed and copied to the upper; with β = 0, C is written whatever
    /// it held.</summary>
    /// <param name="n">Rows of A; rows and columns of C.</param>
    /// <param name="k">Columns of A.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A, row-major with rows <paramref name="strideA"/> apart.</param>
    /// <param name="strideA">Entries from one row of A to the next.</param>
    /// <param name="beta">β.</param>
    /// <param name="c">C, (n, n), overwritten.</param>
    /// <param name="strideC">Entries from one row of C to the next.</param>
    /// <exception cref="ShapeException">A or C does not lie within its span.</exception>
    /// <remarks>O(n²k).</remarks>
    void SymmetricRankUpdate(int n, int k, double alpha, ReadOnlySpan<double> a, int strideA, double beta, Span<double> c, int strideC);

    /// <summary>Takes further columns B into the lower-triangular factor of an LQ factorization: L ← L′ with [L B] = L′ Q and Q's rows
    /// orthonormal; Q is not formed. From L = 0 on, block after block, L Lᵀ is the sum of the blocks' B Bᵀ.</summary>
    /// <param name="lower">L, shape (m, m), zero above the diagonal; overwritten by L′.</param>
    /// <param name="columns">B, shape (m, c); overwritten with working values.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="NumericalException">An entry of B is not finite.</exception>
    /// <remarks>O(m²c). L is unique up to the signs of its columns.</remarks>
    void ExtendLowerFactor(Matrix lower, Matrix columns);

    /// <summary>Thin A = U Σ Vᵀ.</summary>
    /// <param name="a">A, shape (m, n); not changed.</param>
    /// <param name="rightVectors">Whether Vᵀ is wanted.</param>
    /// <exception cref="NumericalException">The iteration did not converge, or A is not finite.</exception>
    /// <remarks>O(mn·min(m, n)); signs are the library's, see <see cref="SignConvention"/>.</remarks>
    SingularValueDecomposition SingularValues(Matrix a, bool rightVectors);

    /// <summary>A = Q Λ Qᵀ, eigenvalues descending.</summary>
    /// <param name="symmetric">A, shape (n, n), of which the lower triangle is read; not changed.</param>
    /// <exception cref="NumericalException">The iteration did not converge, or A is not finite.</exception>
    /// <remarks>O(n³).</remarks>
    SymmetricEigendecomposition Eigenvalues(Matrix symmetric);
}

using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NtkWorkbench;

/// <summary>BLAS and LAPACK of OpenBLAS, on one thread a call; callers divide work among threads themselves. What lies row-major as A (m,
/// n) is Aᵀ (n, m) to LAPACK, so the transposed problem is put and its answers read transposed, without copies.</summary>
internal sealed unsafe class OpenBlasLinearAlgebra : ILinearAlgebra
{
    // The panel width at which dtpqrt came nearest to dgemm's speed on 500 rows, measured between 16 and 64.
    private const int PanelWidth = 32;

    public OpenBlasLinearAlgebra()
    {
        Debug.Assert(OpenBlasLibrary.IsPresent, "whoever asks has looked for it");
        string configuration = Marshal.PtrToStringUTF8((nint)OpenBlasNative.GetConfiguration()) ?? "OpenBLAS";
        Name = string.Join(' ', configuration.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2));
    }

    public string Name { get; }

    public void Multiply<T>(
        MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        double alpha, ReadOnlySpan<T> a, int strideA, ReadOnlySpan<T> b, int strideB,
        double beta, Span<T> c, int strideC)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Operands.CheckProduct(transposeA, transposeB, m, n, k, a.Length, strideA, b.Length, strideB, c.Length, strideC);
        fixed (T* pointerA = a, pointerB = b, pointerC = c)
        {
            if (typeof(T) == typeof(double))
            {
                OpenBlasNative.Dgemm(
                    OpenBlasNative.RowMajor, Code(transposeA), Code(transposeB), m, n, k,
                    alpha, (double*)pointerA, strideA, (double*)pointerB, strideB, beta, (double*)pointerC, strideC);
            }
            else
            {
                OpenBlasNative.Sgemm(
                    OpenBlasNative.RowMajor, Code(transposeA), Code(transposeB), m, n, k,
                    (float)alpha, (float*)pointerA, strideA, (float*)pointerB, strideB, (float)beta, (float*)pointerC, strideC);
            }
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
        Extend(lower, columns);
    }

    public SingularValueDecomposition SingularValues(Matrix a, bool rightVectors)
    {
        NumericalException.ThrowIfNotFinite("the matrix to be decomposed", a.Values);
        if (rightVectors || a.Columns <= a.Rows)
            return Decompose(a, rightVectors);

        // Without V, the triangle of an LQ factorization has the same U and Σ, and is small.
        var lower = new Matrix(a.Rows, a.Rows);
        Extend(lower, new Matrix(a.Rows, a.Columns, [.. a.Values]));
        return Decompose(lower, rightVectors: false);
    }

    public SymmetricEigendecomposition Eigenvalues(Matrix symmetric)
    {
        Operands.CheckSymmetric(symmetric);
        int n = symmetric.Rows;
        double[] ascending = new double[n];
        double[] rows = [.. symmetric.Values];
        if (n > 0)
            Dsyevd(n, rows, ascending);

        // Eigenvectors come as rows, the smallest eigenvalue first.
        var vectors = new Matrix(n, n);
        for (int i = 0; i < n; i++)
        {
            Span<double> row = vectors.Row(i);
            for (int j = 0; j < n; j++)
                row[j] = rows[checked(((n - 1 - j) * n) + i)];
        }
        Array.Reverse(ascending);
        return new SymmetricEigendecomposition { Eigenvalues = ascending, Eigenvectors = vectors };
    }

    private static int Code(MatrixTranspose transpose) =>
        transpose == MatrixTranspose.None ? OpenBlasNative.NoTranspose : OpenBlasNative.Transpose;

    // [L B] = L′ Q as [L B]ᵀ = Qᵀ L′ᵀ: a QR factorization of a triangle on top of a rectangle.
    private static void Extend(Matrix lower, Matrix columns)
    {
        int m = lower.Rows, c = columns.Columns;
        if (m == 0 || c == 0)
            return;
        int panel = Math.Min(PanelWidth, m);
        double[] reflectors = new double[panel * m], work = new double[panel * m];
        fixed (double* r = lower.Values, b = columns.Values, t = reflectors, w = work)
        {
            OpenBlasNative.Dtpqrt(in c, in m, 0, in panel, r, in m, b, in c, t, in panel, w, out int info);
            ThrowIfRefused("dtpqrt", info);
        }
    }

    // A = U Σ Vᵀ as Aᵀ = V Σ Uᵀ, by divide and conquer.
    private static SingularValueDecomposition Decompose(Matrix a, bool rightVectors)
    {
        int m = a.Rows, n = a.Columns, k = Math.Min(m, n);
        double[] sigma = new double[k];
        var left = new Matrix(m, k);
        var right = new Matrix(k, n);
        if (k > 0)
            Dgesdd(n, m, [.. a.Values], sigma, right.Values, left.Values);
        return new SingularValueDecomposition
        {
            SingularValues = sigma,
            LeftVectors = left,
            RightVectorsTransposed = rightVectors ? right : null,
        };
    }

    // Column-major, as LAPACK names them: A (m, n) is destroyed, U (m, k), Vᵀ (k, n).
    private static void Dgesdd(int m, int n, double[] a, double[] sigma, double[] leftVectors, double[] rightVectorsTransposed)
    {
        const byte job = (byte)'S';
        int k = Math.Min(m, n), info;
        int[] integers = new int[8 * k];
        double wanted;
        fixed (double* pointerA = a, s = sigma, u = leftVectors, vt = rightVectorsTransposed)
        fixed (int* integerWork = integers)
        {
            OpenBlasNative.Dgesdd(job, in m, in n, pointerA, in m, s, u, in m, vt, in k, &wanted, -1, integerWork, out info, 1);
            ThrowIfRefused("dgesdd", info);
            double[] workspace = new double[WorkLength(wanted, m, n)];
            fixed (double* work = workspace)
                OpenBlasNative.Dgesdd(job, in m, in n, pointerA, in m, s, u, in m, vt, in k, work, workspace.Length, integerWork, out info,
                    1);
        }
        ThrowIfRefused("dgesdd", info);
        if (info > 0)
            throw new NumericalException($"the singular values of a matrix of shape ({n}, {m}) did not converge (dgesdd: {info})");
    }

    // The lower triangle of a row-major matrix is the upper one to LAPACK; eigenvectors overwrite the matrix.
    private static void Dsyevd(int n, double[] a, double[] eigenvalues)
    {
        const byte job = (byte)'V', triangle = (byte)'U';
        double wanted;
        int wantedIntegers, info;
        fixed (double* pointerA = a, w = eigenvalues)
        {
            OpenBlasNative.Dsyevd(job, triangle, in n, pointerA, in n, w, &wanted, -1, &wantedIntegers, -1, out info, 1, 1);
            ThrowIfRefused("dsyevd", info);
            double[] workspace = new double[WorkLength(Math.Max(wanted, 1 + (6.0 * n) + (2.0 * n * n)), n, n)];
            int[] integers = new int[wantedIntegers];
            fixed (double* work = workspace)
            fixed (int* integerWork = integers)
                OpenBlasNative.Dsyevd(job, triangle, in n, pointerA, in n, w, work, workspace.Length, integerWork, integers.Length,
                    out info, 1, 1);
        }
        ThrowIfRefused("dsyevd", info);
        if (info > 0)
            throw new NumericalException($"the eigenvalues of a matrix of shape ({n}, {n}) did not converge (dsyevd: {info})");
    }

    private static int WorkLength(double wanted, int m, int n) =>
        wanted <= Array.MaxLength
            ? (int)wanted
            : throw new NumericalException($"LAPACK counts its workspace in 32 bits: {wanted:F0} entries for a matrix of shape ({n}, {m}) "
            + "are too many");

    private static void ThrowIfRefused(string routine, int info)
    {
        if (info < 0)
            throw new NumericalException($"{routine} refused its argument {-info}");
    }
}

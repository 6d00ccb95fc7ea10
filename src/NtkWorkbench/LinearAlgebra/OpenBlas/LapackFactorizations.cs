namespace NtkWorkbench;

/// <summary>LAPACK on row-major matrices: what lies row-major as A (m, n) is Aᵀ (n, m) to LAPACK, so the transposed problem is put and its
/// answers read transposed, without copies. Arguments are checked by the caller.</summary>
internal static unsafe class LapackFactorizations
{
    // The panel width at which dtpqrt came nearest to dgemm's speed on 500 rows, measured between 16 and 64.
    private const int PanelWidth = 32;

    /// <summary>[L B] = L′ Q as [L B]ᵀ = Qᵀ L′ᵀ: a QR factorization of a triangle on top of a rectangle (dtpqrt).</summary>
    public static void ExtendLowerFactor(Matrix lower, Matrix columns)
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

    /// <summary>A = U Σ Vᵀ as Aᵀ = V Σ Uᵀ, by divide and conquer (dgesdd).</summary>
    public static SingularValueDecomposition SingularValues(Matrix a, bool rightVectors)
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

    /// <summary>A = Q Λ Qᵀ by divide and conquer (dsyevd).</summary>
    public static SymmetricEigendecomposition Eigenvalues(Matrix symmetric)
    {
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
            + $"are too many");

    private static void ThrowIfRefused(string routine, int info)
    {
        if (info < 0)
            throw new NumericalException($"{routine} refused its argument {-info}");
    }
}

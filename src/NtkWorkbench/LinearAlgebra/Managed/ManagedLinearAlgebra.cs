using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using DenseMatrix = MathNet.Numerics.LinearAlgebra.Double.DenseMatrix;

namespace NtkWorkbench;

/// <summary>Linear algebra without a native library: factorizations by the managed code of MathNet.Numerics, on one thread. Its matrices
/// are column-major: what lies row-major as A (m, n) is Aᵀ (n, m) to it, so the transposed problem is put.</summary>
internal sealed class ManagedLinearAlgebra : ILinearAlgebra
{
    // Of entries, below which no square overflows or vanishes; and of powers of two that float64 holds with their inverses.
    private const int SafeExponent = 300;
    private const int LargestExponent = 1022;

    public ManagedLinearAlgebra()
    {
        Control.UseManaged();
        Control.UseSingleThread();
        Name = $"MathNet.Numerics {typeof(Control).Assembly.GetName().Version?.ToString(3)}";
    }

    public string Name { get; }

    public void Multiply<T>(
        MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        double alpha, ReadOnlySpan<T> a, int strideA, ReadOnlySpan<T> b, int strideB,
        double beta, Span<T> c, int strideC)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Operands.CheckProduct(transposeA, transposeB, m, n, k, a.Length, strideA, b.Length, strideB, c.Length, strideC);
        ManagedProduct<T>.Multiply(
            transposeA, transposeB, m, n, k, T.CreateTruncating(alpha), a, strideA, b, strideB, T.CreateTruncating(beta), c, strideC);
    }

    public void SymmetricRankUpdate(int n, int k, double alpha, ReadOnlySpan<double> a, int strideA, double beta, Span<double> c,
        int strideC)
    {
        Multiply(MatrixTranspose.None, MatrixTranspose.Transposed, n, n, k, alpha, a, strideA, a, strideA, beta, c, strideC);
        Triangles.CopyLowerToUpper(n, c, strideC);
    }

    // [L B] = L′ Q as [L B]ᵀ = Qᵀ L′ᵀ.
    public void ExtendLowerFactor(Matrix lower, Matrix columns)
    {
        Operands.CheckExtension(lower, columns);
        int m = lower.Rows, c = columns.Columns;
        if (m == 0 || c == 0)
            return;
        var stacked = new Matrix(m, m + c);
        for (int i = 0; i < m; i++)
        {
            lower.Row(i).CopyTo(stacked.Row(i));
            columns.Row(i).CopyTo(stacked.Row(i)[m..]);
        }
        RowMajorTransposed(Transposed(stacked).QR(QRMethod.Thin).R).Values.CopyTo(lower.Values, 0);
    }

    // A = U Σ Vᵀ; matrices that are not square are reduced by a QR factorization first, which keeps both factors thin.
    public SingularValueDecomposition SingularValues(Matrix a, bool rightVectors)
    {
        NumericalException.ThrowIfNotFinite("the matrix to be decomposed", a.Values);
        if (a.Rows == 0 || a.Columns == 0)
            return Empty(a.Rows, a.Columns, rightVectors);
        double scale = Scale(a.Values);
        SingularValueDecomposition scaled = DecomposeScaled(Scaled(a, scale), rightVectors);
        return scale == 1 ? scaled : scaled with { SingularValues = [.. scaled.SingularValues.Select(sigma => sigma / scale)] };
    }

    private static SingularValueDecomposition DecomposeScaled(Matrix a, bool rightVectors)
    {
        int m = a.Rows, n = a.Columns;

        // To MathNet the matrix is Aᵀ = V Σ Uᵀ.
        DenseMatrix transposed = Transposed(a);
        if (m < n)
        {
            var factors = transposed.QR(QRMethod.Thin);
            var inner = Decompose(factors.R);
            return Named(rightVectors ? factors.Q * inner.U : inner.U, inner.S, inner.VT, rightVectors);
        }
        if (m > n)
        {
            var factors = transposed.Transpose().QR(QRMethod.Thin);
            var inner = Decompose(factors.R);
            return Named(inner.VT.Transpose(), inner.S, (factors.Q * inner.U).Transpose(), rightVectors);
        }
        var whole = Decompose(transposed);
        return Named(whole.U, whole.S, whole.VT, rightVectors);
    }

    public SymmetricEigendecomposition Eigenvalues(Matrix symmetric)
    {
        Operands.CheckSymmetric(symmetric);
        int n = symmetric.Rows;
        if (n == 0)
            return new SymmetricEigendecomposition { Eigenvalues = [], Eigenvectors = new Matrix(0, 0) };
        double scale = Scale(symmetric.Values);
        DenseMatrix copy = Transposed(Scaled(symmetric, scale));
        Triangles.CopyLowerToUpper(n, copy.Values, n);
        var decomposition = Converge(() => copy.Evd(Symmetricity.Symmetric), n, n);
        double[] values = [.. decomposition.EigenValues.Select(value => value.Real / scale)];
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(k => values[k])];
        var vectors = new Matrix(n, n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                vectors[i, j] = decomposition.EigenVectors.At(i, order[j]);
        }
        return new SymmetricEigendecomposition { Eigenvalues = [.. order.Select(k => values[k])], Eigenvectors = vectors };
    }

    // MathNet's iterations do not end where squares of the entries overflow or vanish: such a matrix is brought to entries near 1 first.
    private static double Scale(double[] values)
    {
        double largest = values.Max(Math.Abs);
        int exponent = largest == 0 ? 0 : Math.ILogB(largest);
        return Math.Abs(exponent) < SafeExponent ? 1 : Math.ScaleB(1, Math.Clamp(-exponent, -LargestExponent, LargestExponent));
    }

    // By a power of two: nothing is rounded.
    private static Matrix Scaled(Matrix a, double scale) =>
        scale == 1 ? a : new Matrix(a.Rows, a.Columns, [.. a.Values.Select(value => value * scale)]);

    private static Svd<double> Decompose(Matrix<double> square) => Converge(() => square.Svd(), square.ColumnCount, square.RowCount);

    private static T Converge<T>(Func<T> iteration, int rows, int columns)
    {
        try
        {
            return iteration();
        }
        catch (NonConvergenceException)
        {
            throw new NumericalException($"the decomposition of a matrix of shape ({rows}, {columns}) did not converge (MathNet)");
        }
    }

    // MathNet's U is V here, and its Vᵀ is Uᵀ.
    private static SingularValueDecomposition Named(
        Matrix<double> rightVectors, IEnumerable<double> sigma, Matrix<double> leftVectorsTransposed, bool keepRightVectors) => new()
        {
            SingularValues = [.. sigma],
            LeftVectors = RowMajorTransposed(leftVectorsTransposed),
            RightVectorsTransposed = keepRightVectors ? RowMajorTransposed(rightVectors) : null,
        };

    private static SingularValueDecomposition Empty(int m, int n, bool keepRightVectors) => new()
    {
        SingularValues = [],
        LeftVectors = new Matrix(m, 0),
        RightVectorsTransposed = keepRightVectors ? new Matrix(0, n) : null,
    };

    private static DenseMatrix Transposed(Matrix a) => new(a.Columns, a.Rows, [.. a.Values]);

    private static Matrix RowMajorTransposed(Matrix<double> columnMajor) =>
        new(columnMajor.ColumnCount, columnMajor.RowCount, columnMajor.ToColumnMajorArray());
}

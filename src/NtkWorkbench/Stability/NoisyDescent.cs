namespace NtkWorkbench;

/// <summary>Learning rates that descent with noise of its own at each step bears: θ ← θ − η(Ȟθ − ȟ), Ȟ = s Σ_i c_iA_i over a batch. The
/// mean shrinks for η &lt; 2/λ_max(E[Ȟ]), the mean square only where the spectral radius of E[(I − ηȞ) ⊗ (I − ηȞ)] is below 1.</summary>
internal static class NoisyDescent
{
    // Moments of p parameters are p × p; the iteration keeps some dozens of them.
    private const int MostParameters = 128;

    // What a product costs, in multiplications.
    private const double MostWork = 2e8;

    /// <summary>2/λ_max(E[Ȟ]). scale: s.</summary>
    public static double MeanLimit(INoiseMoments moments, double scale, BatchMoments batch, ILinearAlgebra algebra) =>
        2 / (scale * batch.Mean * algebra.Eigenvalues(moments.Gram).Eigenvalues[0]);

    /// <summary>Whether moments of so many rows and parameters are worked out.</summary>
    public static bool IsModerate(long rows, long parameters) =>
        parameters <= MostParameters && (double)rows * parameters * parameters <= MostWork;

    /// <summary>The η at which the mean square neither grows nor shrinks: with H = E[Ȟ], L(M) = HM + MH and Q(M) = E[ȞMȞ], M stays where
    /// L(M) = ηQ(M), so η = 1/λ_max(L^{−½}QL^{−½}), both maps being symmetric and positive; by <see cref="Lanczos"/>. Null where it does
    /// not converge.</summary>
    public static double? MeanSquareLimit(INoiseMoments moments, double scale, BatchMoments batch, ILinearAlgebra algebra)
    {
        Matrix gram = moments.Gram;
        SymmetricEigendecomposition modes = algebra.Eigenvalues(gram);
        double floor = modes.Eigenvalues[0] * gram.Rows * MachineEpsilon.Float64;
        if (!(floor > 0))
            return double.PositiveInfinity;
        int kept = modes.Eigenvalues.TakeWhile(value => value > floor).Count();
        Matrix basis = LeadingColumns(modes.Eigenvectors, kept);
        // In H's eigenvectors L is a division of entry (a, b) by h_a + h_b.
        double[] start = new double[kept * kept], roots = new double[kept * kept];
        for (int i = 0; i < roots.Length; i++)
        {
            roots[i] = Math.Sqrt(scale * batch.Mean * (modes.Eigenvalues[i / kept] + modes.Eigenvalues[i % kept]));
            // The solution is positive semidefinite: the identity has a share of it.
            start[i] = i / kept == i % kept ? roots[i] : 0;
        }
        DominantEigenvalue found = new SymmetricOperator(roots.Length, Multiply).Largest(start, algebra);
        return found.Converged ? 1 / found.Value : null;

        void Multiply(ReadOnlySpan<double> vector, Span<double> product)
        {
            var moment = new Matrix(kept, kept);
            for (int a = 0; a < kept; a++)
            {
                for (int b = 0; b < kept; b++)
                    moment[a, b] = (vector[(a * kept) + b] + vector[(b * kept) + a]) / (2 * roots[(a * kept) + b]);
            }
            Matrix whole = Product(algebra, Product(algebra, basis, MatrixTranspose.None, moment), MatrixTranspose.None, basis, true);
            Matrix pairs = Product(algebra, Product(algebra, gram, MatrixTranspose.None, whole), MatrixTranspose.None, gram);
            Matrix second = moments.Fourth(whole, batch.Own, batch.Pair);
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(pairs.Values, batch.Pair, second.Values, second.Values);
            Matrix inside = Product(
                algebra, Product(algebra, basis, MatrixTranspose.Transposed, second), MatrixTranspose.None, basis);
            for (int i = 0; i < roots.Length; i++)
                product[i] = scale * scale * (inside[i / kept, i % kept] + inside[i % kept, i / kept]) / (2 * roots[i]);
        }
    }

    /// <summary>E[uuᵀ] after steps at some rates of u ← u − ηPȞu, u = (θ, 1), which P keeps from moving its last entry: Ȟθ − ȟ with ȟ in
    /// Ȟ's last column. start: u.</summary>
    /// <remarks>For each step a product like those of <see cref="MeanSquareLimit"/>.</remarks>
    public static Matrix SecondMoment(INoiseMoments moments, double scale, BatchMoments batch, double[] start, IEnumerable<double> rates,
        ILinearAlgebra algebra)
    {
        Matrix gram = moments.Gram, column = new(start.Length, 1, start);
        Matrix second = Product(algebra, column, MatrixTranspose.None, column, transposeB: true);
        int moved = start.Length - 1;
        foreach (double rate in rates)
        {
            Matrix mean = Product(algebra, gram, MatrixTranspose.None, second);
            Matrix pairs = Product(algebra, mean, MatrixTranspose.None, gram), square = moments.Fourth(second, batch.Own, batch.Pair);
            double step = rate * scale;
            for (int a = 0; a <= moved; a++)
            {
                for (int b = 0; b <= moved; b++)
                {
                    second[a, b] -= step * batch.Mean * ((a < moved ? mean[a, b] : 0) + (b < moved ? mean[b, a] : 0));
                    second[a, b] += a < moved && b < moved ? step * step * (square[a, b] + (batch.Pair * pairs[a, b])) : 0;
                }
            }
        }
        return second;
    }

    /// <summary>op(A) B, or op(A) Bᵀ.</summary>
    public static Matrix Product(ILinearAlgebra algebra, Matrix a, MatrixTranspose transposeA, Matrix b, bool transposeB = false)
    {
        (int m, int k) = transposeA == MatrixTranspose.None ? (a.Rows, a.Columns) : (a.Columns, a.Rows);
        var product = new Matrix(m, transposeB ? b.Rows : b.Columns);
        algebra.Multiply<double>(transposeA, transposeB ? MatrixTranspose.Transposed : MatrixTranspose.None, m, product.Columns, k,
            1, a.Values, a.Columns, b.Values, b.Columns, 0, product.Values, product.Columns);
        return product;
    }

    private static Matrix LeadingColumns(Matrix matrix, int count)
    {
        var leading = new Matrix(matrix.Rows, count);
        for (int i = 0; i < matrix.Rows; i++)
            matrix.Row(i)[..count].CopyTo(leading.Row(i));
        return leading;
    }
}

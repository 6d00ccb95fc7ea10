namespace NtkWorkbench;

/// <summary>The minimizer of ‖Xw − y‖² + λ‖w‖².</summary>
public static class RidgeRegression
{
    /// <summary>w by one of its two closed forms.</summary>
    /// <param name="design">X, shape (m, d).</param>
    /// <param name="targets">y, m entries.</param>
    /// <param name="ridge">λ ≥ 0.</param>
    /// <param name="form">Which of the two systems is solved.</param>
    /// <param name="algebra">What multiplies matrices.</param>
    /// <returns>d entries.</returns>
    /// <exception cref="ShapeException"><paramref name="targets"/> does not have m entries.</exception>
    /// <exception cref="NumericalException">The system is singular, as with λ = 0 and dependent columns (or rows, in the kernel
    /// form).</exception>
    /// <remarks><see cref="Cost"/> multiplications; the kernel form is the cheaper for m &lt; d.</remarks>
    public static double[] Solve(Matrix design, ReadOnlySpan<double> targets, double ridge, RidgeForm form, ILinearAlgebra algebra)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(algebra);
        ShapeException.ThrowIfLengthDiffers($"targets of a design of {design.Rows} rows", design.Rows, targets.Length);
        return form switch
        {
            RidgeForm.Primal =>
                PositiveDefiniteSystem.Solve(Gram(design, MatrixTranspose.Transposed, algebra), ridge, TransposedProduct(design, targets)),
            RidgeForm.Kernel => TransposedProduct(
                design, PositiveDefiniteSystem.Solve(Gram(design, MatrixTranspose.None, algebra), ridge, targets)),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "not a form of ridge regression"),
        };
    }

    /// <summary>Multiplications of a form: n²k/2 for the Gram matrix and n³/6 for its Cholesky factor, n the equations, k the other side of
    /// X.</summary>
    public static double Cost(int rows, int columns, RidgeForm form)
    {
        double equations = form == RidgeForm.Primal ? columns : rows;
        double others = form == RidgeForm.Primal ? rows : columns;
        return (equations * equations * others / 2) + (equations * equations * equations / 6);
    }

    /// <summary>Xᵀu.</summary>
    internal static double[] TransposedProduct(Matrix design, ReadOnlySpan<double> weights)
    {
        double[] product = new double[design.Columns];
        for (int i = 0; i < design.Rows; i++)
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(design.Row(i), weights[i], product, product);
        return product;
    }

    // XᵀX (transposed) or XXᵀ.
    private static Matrix Gram(Matrix design, MatrixTranspose first, ILinearAlgebra algebra)
    {
        bool primal = first == MatrixTranspose.Transposed;
        int n = primal ? design.Columns : design.Rows, k = primal ? design.Rows : design.Columns;
        var gram = new Matrix(n, n);
        algebra.Multiply(
            first, primal ? MatrixTranspose.None : MatrixTranspose.Transposed, n, n, k,
            1, design.Values, design.Columns, design.Values, design.Columns, 0, gram.Values, n);
        return gram;
    }
}

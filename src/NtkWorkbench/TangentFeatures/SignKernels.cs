namespace NtkWorkbench;

/// <summary>The kernels of descent by the signs of gradients, θ ← θ − η sign(g), which Adam's first step is where |g| ≫ ε. The sign of
/// 0 is 0.</summary>
/// <remarks>Source: arXiv:2210.05643, where they are called SignGD and A-SignGD kernels.</remarks>
public static class SignKernels
{
    /// <summary>⟨sign J(x), sign J(x′)⟩, which the kernel of sign descent is where each sample's gradient has the signs of the
    /// step.</summary>
    /// <param name="rows">J at the points of the rows.</param>
    /// <param name="columns">J at those of the columns; may be the same object.</param>
    /// <param name="algebra">Products; null: <see cref="LinearAlgebraProviders.Best"/>.</param>
    /// <param name="cancellation">Looked at between blocks of columns.</param>
    /// <returns>(rows.Rows, columns.Rows), whole numbers.</returns>
    /// <exception cref="ShapeException">They differ in their number of parameters.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>O(rows·columns·p) time, in blocks of J's columns, J never formed.</remarks>
    public static Matrix Symmetric(
        ITangentFeatures rows, ITangentFeatures columns, ILinearAlgebra? algebra = null, CancellationToken cancellation = default) =>
        Product(rows, columns, Signs, algebra, cancellation);

    /// <summary>⟨J(x), sign J(x′)⟩: a step of sign descent on f(x′) alone moves f(x) by −η sign(∂L/∂f(x′)) of it, to first order.</summary>
    /// <inheritdoc cref="Symmetric"/>
    /// <returns>(rows.Rows, columns.Rows); not symmetric.</returns>
    public static Matrix Asymmetric(
        ITangentFeatures rows, ITangentFeatures columns, ILinearAlgebra? algebra = null, CancellationToken cancellation = default) =>
        Product(rows, columns, null, algebra, cancellation);

    private static Matrix Product(
        ITangentFeatures rows, ITangentFeatures columns, Action<Span<double>>? left, ILinearAlgebra? algebra,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        return ColumnBlocks.Product(rows, columns, left, Signs, algebra ?? LinearAlgebraProviders.Best(), cancellation);
    }

    private static void Signs(Span<double> values)
    {
        foreach (ref double value in values)
            value = value > 0 ? 1 : value < 0 ? -1 : value == 0 ? 0 : double.NaN;
    }
}

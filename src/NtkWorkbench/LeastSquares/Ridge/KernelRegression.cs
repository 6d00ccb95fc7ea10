namespace NtkWorkbench;

/// <summary>Ridge regression in its kernel form: f(x) = f_0(x) + Θ(x, X)(Θ + λI)⁻¹(y − f_0(X)). With the tangent kernel at initialization
/// it is what a linearized network learns, the outputs f_0 of the network being where it starts.</summary>
public sealed class KernelRegression
{
    private readonly double[] _coefficients;

    private KernelRegression(double[] coefficients) => _coefficients = coefficients;

    /// <summary>α = (Θ + λI)⁻¹(y − f_0), one entry a row of the kernel.</summary>
    public IReadOnlyList<double> Coefficients => _coefficients;

    /// <summary>Fits residuals.</summary>
    /// <param name="kernel">Θ on the training inputs, shape (n·o, n·o).</param>
    /// <param name="residuals">y − f_0(X), n·o entries.</param>
    /// <param name="ridge">λ ≥ 0.</param>
    /// <exception cref="ShapeException"><paramref name="residuals"/> does not have n·o entries.</exception>
    /// <exception cref="NumericalException">Θ + λI is singular to working precision.</exception>
    /// <remarks>O((n·o)³/3).</remarks>
    public static KernelRegression Fit(Matrix kernel, ReadOnlySpan<double> residuals, double ridge)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ShapeException.ThrowIfLengthDiffers($"residuals of a kernel of {kernel.Rows} rows", kernel.Rows, residuals.Length);
        return new KernelRegression(PositiveDefiniteSystem.Solve(kernel, ridge, residuals));
    }

    /// <summary>Θ(x, X)α, to be added to f_0(x).</summary>
    /// <param name="crossKernel">Θ(x, X), shape (outputs wanted, n·o).</param>
    /// <param name="predictions">Destination, one entry a row; overwritten.</param>
    public void Predict(Matrix crossKernel, Span<double> predictions)
    {
        ArgumentNullException.ThrowIfNull(crossKernel);
        ShapeException.ThrowIfLengthDiffers("predictions of a kernel regression", crossKernel.Rows, predictions.Length);
        ShapeException.ThrowIfLengthDiffers("a row of the cross kernel", _coefficients.Length, crossKernel.Columns);
        for (int i = 0; i < crossKernel.Rows; i++)
            predictions[i] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(crossKernel.Row(i), _coefficients);
    }
}

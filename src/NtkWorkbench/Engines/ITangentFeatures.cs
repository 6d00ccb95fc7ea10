namespace NtkWorkbench;

/// <summary>The tangent features J = ∂f/∂θ at n inputs, in float64, as the activations a_l and sensitivities δ_l that they are products of:
/// rows sample-major, output-minor (n·o of them), columns in parameter order (p). J itself is formed only where asked.</summary>
public interface ITangentFeatures : ITangentProducts
{
    /// <summary>Columns first … first + count − 1 of J.</summary>
    /// <param name="first">The first column.</param>
    /// <param name="count">How many.</param>
    /// <param name="features">Destination, (n·o, count), row-major; overwritten.</param>
    /// <exception cref="ShapeException">There are no such columns, or the destination has another length.</exception>
    /// <remarks>O(n·o·count).</remarks>
    void Copy(int first, int count, Span<double> features);

    /// <summary>Θ = J J′ᵀ between these features and others of the same network at the same parameters.</summary>
    /// <param name="other">The features J′ of the columns; may be this object.</param>
    /// <param name="layer">One layer's share Θ_l, from 0, or null for the sum over layers.</param>
    /// <param name="kernel">Destination, (Rows, other.Rows), row-major; overwritten.</param>
    /// <param name="progress">Told the share done, from 0 to 1, on the threads that do it. May be null.</param>
    /// <param name="cancellation">Looked at between tiles.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the kernel is written in part.</exception>
    /// <exception cref="ShapeException">The other features are of another network or engine, there is no such layer, or the destination has
    /// another length.</exception>
    /// <remarks>O(Rows·other.Rows·Σ widths), by Σ_l (δ_l·δ′_l)(s_l² a_{l−1}·a′_{l−1} + 1). Source: arXiv:2206.08720.</remarks>
    void Kernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default);

    /// <summary>Σ_j Θ[(x, j), (x′, j)]: the blocks of Θ of each output with itself, summed over the o outputs, without forming
    /// Θ.</summary>
    /// <param name="other">The features of the columns, of n′ samples; may be this object.</param>
    /// <param name="layer">One layer's share, from 0, or null for the sum over layers.</param>
    /// <param name="kernel">Destination, (n, n′), row-major; overwritten.</param>
    /// <param name="progress">Told the share done, from 0 to 1, on the threads that do it. May be null.</param>
    /// <param name="cancellation">Looked at between tiles.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the kernel is written in part.</exception>
    /// <exception cref="ShapeException">As of <see cref="Kernel"/>.</exception>
    /// <remarks>O(n·n′·o·Σ widths), o times less than Θ, by Σ_l ⟨D_l, D′_l⟩_F (s_l² a_{l−1}·a′_{l−1} + 1), the rows of D_l(x) the δ_l of
    /// each output.</remarks>
    void SummedKernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default);
}

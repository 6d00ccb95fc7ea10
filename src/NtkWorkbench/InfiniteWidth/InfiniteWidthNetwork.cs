using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>A network whose hidden layers are infinitely wide, at initialization.</summary>
/// <remarks>From K = x·x′/d and Θ = 0: a dense layer makes Θ ← f·K + 1 + σ_w²Θ (its own tangent features first, where it is trained), then
/// K ← σ_w²K + σ_b²; an activation makes Θ ← Θk̇ and K ← k. f is 1 in the NTK parameterization, fan_in in the standard one.
/// Source: arXiv:1806.07572, arXiv:1711.00165.</remarks>
public sealed class InfiniteWidthNetwork
{
    // Rows and columns at whose pairs a finer rule is asked.
    private const int CheckedPoints = 8;

    private readonly DualActivation _dual;
    private readonly int _firstTrained;
    private readonly int _inputs;

    private InfiniteWidthNetwork(
        NetworkArchitecture architecture, IReadOnlyList<LayerVariances> layers, int firstTrained, bool hasNormalDraws,
        ILinearAlgebra linearAlgebra)
    {
        (_dual, _inputs) = (DualActivation.Of(architecture.Activation), architecture.InputCount);
        (Layers, _firstTrained, HasNormalDraws, LinearAlgebra) = (layers, firstTrained, hasNormalDraws, linearAlgebra);
    }

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<LayerVariances> Layers { get; }

    /// <summary>Whether weights and biases that the number of units does not average are drawn from normal distributions (or are 0): those
    /// of the inputs, and all biases. Then the kernels are exactly those of the network's limit, otherwise those of normal draws of the
    /// same variances. Of hidden weights only the variance matters, by the central limit theorem.</summary>
    public bool HasNormalDraws { get; }

    internal ILinearAlgebra LinearAlgebra { get; }

    /// <summary>The limit of a network, by the variances of its schemes at its own widths.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="initialization">How its parameters are drawn.</param>
    /// <param name="layers">The layers whose parameters tangent features are of.</param>
    /// <param name="linearAlgebra">What multiplies and decomposes; null: the best of this machine.</param>
    /// <exception cref="NtkException">A scheme has no variance, or its values a mean that is not 0; parameters come from a file; the
    /// parameterization is μP. The message names the key of job files.</exception>
    public static InfiniteWidthNetwork Of(
        NetworkArchitecture architecture, InitializationOptions initialization, TrainableLayers layers = TrainableLayers.All,
        ILinearAlgebra? linearAlgebra = null)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(initialization);
        return new(architecture, LimitVariances.Of(architecture, initialization),
            architecture.TrainedLayers(layers)[0].Index,
            LimitVariances.IsNormal(initialization.Weights) && LimitVariances.IsNormal(initialization.Biases),
            linearAlgebra ?? LinearAlgebraProviders.Best());
    }

    /// <summary>K and Θ between two sets of points.</summary>
    /// <param name="rows">X, (n, d).</param>
    /// <param name="columns">X′, (n′, d); may be the same object, of which half the pairs are computed.</param>
    /// <param name="progress">Told the share done, from 0 to 1. May be null.</param>
    /// <param name="cancellation">Looked at between tiles.</param>
    /// <exception cref="ShapeException">The points have other numbers of inputs.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>O(nn′(d + layers)) time, O((n + n′)·layers) memory beside the results; tanh, sigmoid, softplus and silu take tens to
    /// hundreds of operations a pair and layer where variances are below about 10 and thousands beyond, elu always thousands. The diagonal,
    /// and every pair of equal points, is that of <see cref="Diagonals"/>: to the bit for closed forms and for one set of points, else to
    /// 10⁻¹⁴, since Hermite series have as many terms as the set needs. NaN propagates. The same for any number of threads.</remarks>
    public InfiniteWidthKernels Kernels(
        Matrix rows, Matrix columns, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        RequireInputs("rows", rows);
        RequireInputs("columns", columns);
        KernelRecursion recursion = Recursion(_dual, ReferenceEquals(rows, columns) ? [rows] : [rows, columns]);
        var tiles = new KernelTiles(recursion, rows, columns, LinearAlgebra);
        tiles.Fill(progress, cancellation);
        (double? nngpError, double? tangentError) = Errors(rows, columns, tiles);
        return new() { Nngp = tiles.Nngp, Tangent = tiles.Tangent, NngpError = nngpError, TangentError = tangentError };
    }

    /// <summary>K(x, x) and Θ(x, x) of each point.</summary>
    /// <param name="points">(n, d).</param>
    /// <exception cref="ShapeException">The points have another number of inputs.</exception>
    public (double[] Nngp, double[] Tangent) Diagonals(Matrix points)
    {
        ArgumentNullException.ThrowIfNull(points);
        RequireInputs("points", points);
        KernelRecursion recursion = Recursion(_dual, [points]);
        return (recursion.Nngp[..points.Rows], recursion.Tangent[..points.Rows]);
    }

    private KernelRecursion Recursion(DualActivation dual, Matrix[] sets) => new(dual, Layers, _firstTrained, sets, LinearAlgebra);

    private void RequireInputs(string name, Matrix points)
    {
        if (points.Columns != _inputs)
            throw new ShapeException($"{name} must have {_inputs} columns, the network's inputs, got {points.Columns}");
    }

    /// <summary>The largest difference of entries from those by a finer rule, over the largest entry.</summary>
    private (double? Nngp, double? Tangent) Errors(Matrix rows, Matrix columns, KernelTiles tiles)
    {
        if (_dual.Finer is not { } finer || Layers.Count == 1 || rows.Rows == 0 || columns.Rows == 0)
            return (null, null);
        int[] chosenRows = Spread(rows.Rows), chosenColumns = Spread(columns.Rows);
        Matrix someRows = rows.Take(chosenRows), someColumns = columns.Take(chosenColumns);
        var some = new KernelTiles(Recursion(finer, [someRows, someColumns]), someRows, someColumns, LinearAlgebra);
        some.Fill(null, CancellationToken.None);
        return (Difference(tiles.Nngp, some.Nngp), Difference(tiles.Tangent, some.Tangent));

        double Difference(Matrix all, Matrix exact)
        {
            double[] taken = [.. chosenRows.SelectMany(i => chosenColumns.Select(j => all[i, j]))];
            double largest = TensorPrimitives.MaxMagnitude<double>(exact.Values);
            TensorPrimitives.Subtract(taken, exact.Values, taken);
            return Math.Abs(TensorPrimitives.MaxMagnitude<double>(taken)) / (largest == 0 ? 1 : Math.Abs(largest));
        }
    }

    private static int[] Spread(int count) =>
        [.. Enumerable.Range(0, Math.Min(count, CheckedPoints)).Select(i => (int)((long)i * count / Math.Min(count, CheckedPoints)))];
}

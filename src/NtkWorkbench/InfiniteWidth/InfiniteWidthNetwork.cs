namespace NtkWorkbench;

/// <summary>A network whose hidden layers are infinitely wide, at initialization.</summary>
/// <remarks>From K = x·x′/d and Θ = 0: a dense layer makes Θ ← f·K + 1 + σ_w²Θ (its own tangent features first, where it is trained), then
/// K ← σ_w²K + σ_b²; an activation makes Θ ← Θk̇ and K ← k. f is 1 in the NTK parameterization, fan_in in the standard one.
/// Source: arXiv:1806.07572, arXiv:1711.00165.</remarks>
public sealed class InfiniteWidthNetwork
{
    // Pairs at which a finer rule is asked.
    private const int CheckedPoints = 12;

    private readonly DualActivation _dual;
    private readonly int _firstTrained;

    private InfiniteWidthNetwork(DualActivation dual, IReadOnlyList<LayerVariances> layers, int firstTrained, bool hasNormalDraws) =>
        (_dual, Layers, _firstTrained, HasNormalDraws) = (dual, layers, firstTrained, hasNormalDraws);

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<LayerVariances> Layers { get; }

    /// <summary>Whether weights and biases that the number of units does not average are drawn from normal distributions (or are 0): those of
    /// the inputs, and all biases. Then the kernels are exactly those of the network's limit, otherwise those of normal draws of the same
    /// variances. Of hidden weights only the variance matters, by the central limit theorem.</summary>
    public bool HasNormalDraws { get; }

    /// <summary>The limit of a network, by the variances of its schemes at its own widths.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="initialization">How its parameters are drawn.</param>
    /// <param name="layers">The layers whose parameters tangent features are of.</param>
    /// <exception cref="NtkException">A scheme has no variance, or its values a mean that is not 0; parameters come from a file; the
    /// parameterization is μP. The message names the key of job files.</exception>
    public static InfiniteWidthNetwork Of(
        NetworkArchitecture architecture, InitializationOptions initialization, TrainableLayers layers = TrainableLayers.All)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(initialization);
        return new(DualActivation.Of(architecture.Activation), LimitVariances.Of(architecture, initialization),
            architecture.TrainedLayers(layers)[0].Index,
            LimitVariances.IsNormal(initialization.Weights) && LimitVariances.IsNormal(initialization.Biases));
    }

    /// <summary>K and Θ between two sets of points.</summary>
    /// <param name="rows">X, (n, d).</param>
    /// <param name="columns">X′, (n′, d); may be the same object.</param>
    /// <param name="progress">Told the share done, from 0 to 1. May be null.</param>
    /// <param name="cancellation">Looked at between tiles.</param>
    public InfiniteWidthKernels Kernels(
        Matrix rows, Matrix columns, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        Matrix nngp = new(rows.Rows, columns.Rows), tangent = new(rows.Rows, columns.Rows);
        for (int i = 0; i < rows.Rows; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int j = 0; j < columns.Rows; j++)
                (nngp[i, j], tangent[i, j]) = Pair(_dual, rows.Row(i), columns.Row(j));
        }
        progress?.Report(1);
        (double? nngpError, double? tangentError) = Errors(rows, columns);
        return new() { Nngp = nngp, Tangent = tangent, NngpError = nngpError, TangentError = tangentError };
    }

    /// <summary>K(x, x) and Θ(x, x) of each point.</summary>
    /// <param name="points">(n, d).</param>
    public (double[] Nngp, double[] Tangent) Diagonals(Matrix points)
    {
        ArgumentNullException.ThrowIfNull(points);
        (double Nngp, double Tangent)[] pairs = [.. Enumerable.Range(0, points.Rows).Select(i => Pair(_dual, points.Row(i), points.Row(i)))];
        return ([.. pairs.Select(pair => pair.Nngp)], [.. pairs.Select(pair => pair.Tangent)]);
    }

    private (double Nngp, double Tangent) Pair(DualActivation dual, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double a = Dot(x, x) / x.Length, b = Dot(y, y) / x.Length, c = Dot(x, y) / x.Length, tangent = 0;
        for (int l = 0; l < Layers.Count; l++)
        {
            LayerVariances layer = Layers[l];
            if (l > 0)
            {
                (double value, double derivative) = dual.Evaluate(a, b, c);
                (a, b, c, tangent) = (dual.Diagonal(a).Value, dual.Diagonal(b).Value, value, tangent * derivative);
            }
            tangent = (l >= _firstTrained ? (layer.FeatureScale * c) + 1 : 0) + (layer.Weights * tangent);
            (a, b, c) = ((layer.Weights * a) + layer.Biases, (layer.Weights * b) + layer.Biases, (layer.Weights * c) + layer.Biases);
        }
        return (c, tangent);
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        System.Numerics.Tensors.TensorPrimitives.Dot(x, y);

    private (double? Nngp, double? Tangent) Errors(Matrix rows, Matrix columns)
    {
        if (_dual.Finer is not { } finer || Layers.Count == 1)
            return (null, null);
        double nngp = 0, tangent = 0, largestNngp = 0, largestTangent = 0;
        foreach (int i in Spread(rows.Rows))
        {
            foreach (int j in Spread(columns.Rows))
            {
                (double k, double theta) = Pair(_dual, rows.Row(i), columns.Row(j));
                (double kFiner, double thetaFiner) = Pair(finer, rows.Row(i), columns.Row(j));
                nngp = Math.Max(nngp, Math.Abs(k - kFiner));
                tangent = Math.Max(tangent, Math.Abs(theta - thetaFiner));
                largestNngp = Math.Max(largestNngp, Math.Abs(kFiner));
                largestTangent = Math.Max(largestTangent, Math.Abs(thetaFiner));
            }
        }
        return (largestNngp > 0 ? nngp / largestNngp : nngp, largestTangent > 0 ? tangent / largestTangent : tangent);
    }

    private static IEnumerable<int> Spread(int count) =>
        Enumerable.Range(0, Math.Min(count, CheckedPoints)).Select(i => (int)((long)i * count / Math.Min(count, CheckedPoints)));
}

namespace NtkWorkbench;

/// <summary>A network whose hidden layers are infinitely wide, at initialization.</summary>
public sealed class InfiniteWidthNetwork
{
    private readonly DualActivation _dual;
    private readonly int _firstTrained;

    private InfiniteWidthNetwork(DualActivation dual, IReadOnlyList<LayerVariances> layers, int firstTrained) =>
        (_dual, Layers, _firstTrained) = (dual, layers, firstTrained);

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<LayerVariances> Layers { get; }

    /// <summary>Whether input weights and biases are drawn from normal distributions.</summary>
    public bool HasNormalDraws => Layers.Count > 0;

    /// <summary>The limit of a network, by the variances of its schemes at its own widths.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="initialization">How its parameters are drawn.</param>
    /// <param name="layers">The layers whose parameters tangent features are of.</param>
    /// <exception cref="NtkException">A scheme has no variance, or its values a mean that is not 0; parameters come from a file; the
    /// parameterization is μP.</exception>
    public static InfiniteWidthNetwork Of(
        NetworkArchitecture architecture, InitializationOptions initialization, TrainableLayers layers = TrainableLayers.All)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(initialization);
        bool isNtk = architecture.Parameterization is NtkParameterization;
        return new(DualActivation.Of(architecture.Activation), [.. architecture.Layers.Select(layer => new LayerVariances(
                layer.FanIn * Variance(initialization.Weights, layer), Variance(initialization.Biases, layer), isNtk ? 1 : layer.FanIn))],
            architecture.TrainedLayers(layers)[0].Index);
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
                (nngp[i, j], tangent[i, j]) = Pair(rows.Row(i), columns.Row(j));
        }
        progress?.Report(1);
        return new() { Nngp = nngp, Tangent = tangent };
    }

    /// <summary>K(x, x) and Θ(x, x) of each point.</summary>
    /// <param name="points">(n, d).</param>
    public (double[] Nngp, double[] Tangent) Diagonals(Matrix points)
    {
        ArgumentNullException.ThrowIfNull(points);
        (double Nngp, double Tangent)[] pairs = [.. Enumerable.Range(0, points.Rows).Select(i => Pair(points.Row(i), points.Row(i)))];
        return ([.. pairs.Select(pair => pair.Nngp)], [.. pairs.Select(pair => pair.Tangent)]);
    }

    private (double Nngp, double Tangent) Pair(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double a = Dot(x, x) / x.Length, b = Dot(y, y) / x.Length, c = Dot(x, y) / x.Length, tangent = 0;
        for (int l = 0; l < Layers.Count; l++)
        {
            LayerVariances layer = Layers[l];
            if (l > 0)
            {
                (double value, double derivative) = _dual.Evaluate(a, b, c);
                (a, b, c, tangent) = (_dual.Diagonal(a).Value, _dual.Diagonal(b).Value, value, tangent * derivative);
            }
            tangent = (l >= _firstTrained ? (layer.FeatureScale * c) + 1 : 0) + (layer.Weights * tangent);
            (a, b, c) = ((layer.Weights * a) + layer.Biases, (layer.Weights * b) + layer.Biases, (layer.Weights * c) + layer.Biases);
        }
        return (c, tangent);
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        System.Numerics.Tensors.TensorPrimitives.Dot(x, y);

    private static double Variance(InitializationScheme scheme, LayerLayout layer) => scheme.Variance(layer)
        ?? throw new NtkException($"{scheme.GetType().Name} draws values that have no variance of their own");
}

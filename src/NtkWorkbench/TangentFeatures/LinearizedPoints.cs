using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>A linearized network at points x beside those that its kernel and spectrum are of.</summary>
public sealed class LinearizedPoints
{
    private readonly Linearization _linearization;
    private readonly Dictionary<int, Matrix> _cross = [];

    internal LinearizedPoints(Linearization linearization, Matrix points, ITangentFeatures features, Matrix outputs) =>
        (_linearization, Points, Features, Outputs) = (linearization, points, features, outputs);

    /// <summary>x, (g, d).</summary>
    public Matrix Points { get; }

    /// <summary>J at x, in factored form; disposed with the linearization.</summary>
    public ITangentFeatures Features { get; }

    /// <summary>f₀(x), (g, o).</summary>
    public Matrix Outputs { get; }

    /// <summary>Θ(x, X), or one layer's share, (g·o, n·o).</summary>
    /// <param name="layer">From 0; null: all.</param>
    /// <remarks>O(g·n·o²·Σ widths), once.</remarks>
    public Matrix Kernel(int? layer = null)
    {
        if (!_cross.TryGetValue(layer ?? -1, out Matrix? kernel))
            _cross[layer ?? -1] = kernel = TangentKernels.Compute(Features, _linearization.Features, layer);
        return kernel;
    }

    /// <summary>f₀(x) + J(x)(θ − θ₀), (g, o).</summary>
    /// <param name="parameters">θ, p entries.</param>
    public Matrix Moved(ReadOnlySpan<double> parameters)
    {
        double[] step = new double[parameters.Length];
        TensorPrimitives.Subtract(parameters, _linearization.Parameters.Span, step);
        var moved = new Matrix(Outputs.Rows, Outputs.Columns);
        Features.Multiply(step, moved.Values);
        TensorPrimitives.Add<double>(moved.Values, Outputs.Values, moved.Values);
        return moved;
    }
}

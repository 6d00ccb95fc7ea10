using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>A linearized network at points x beside those that its kernel and spectrum are of.</summary>
public sealed class LinearizedPoints
{
    private readonly Linearization _linearization;
    private Matrix? _kernel;

    internal LinearizedPoints(Linearization linearization, Matrix points, ITangentFeatures features, Matrix outputs) =>
        (_linearization, Points, AllFeatures, Features, Outputs) =
            (linearization, points, features, linearization.Trained(features), outputs);

    /// <summary>x, (g, d).</summary>
    public Matrix Points { get; }

    /// <summary>J at x, in factored form; disposed with the linearization.</summary>
    public ITangentFeatures Features { get; }

    /// <summary>∂f/∂θ at x for the parameters of all layers, in factored form; disposed with the linearization.</summary>
    public ITangentFeatures AllFeatures { get; }

    /// <summary>f₀(x), (g, o).</summary>
    public Matrix Outputs { get; }

    /// <summary>Θ(x, X), (g·o, n·o).</summary>
    /// <remarks>O(g·n·o²·Σ widths), once.</remarks>
    public Matrix Kernel => _kernel ??= TangentKernels.Compute(Features, _linearization.Features);

    /// <summary>f₀(x) + J(x)(θ − θ₀), (g, o).</summary>
    /// <param name="parameters">θ of all layers; of those that are not trained it is not read.</param>
    public Matrix Moved(ReadOnlySpan<double> parameters)
    {
        double[] step = new double[parameters.Length];
        TensorPrimitives.Subtract(parameters, _linearization.Parameters.Span, step);
        var moved = new Matrix(Outputs.Rows, Outputs.Columns);
        Features.Multiply(step.AsSpan(^Features.Columns..), moved.Values);
        TensorPrimitives.Add<double>(moved.Values, Outputs.Values, moved.Values);
        return moved;
    }

    // J(x)θ₀, n·o entries.
    internal double[] Origin() => _linearization.Origin(Features);
}

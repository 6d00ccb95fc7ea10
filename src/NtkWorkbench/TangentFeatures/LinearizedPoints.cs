using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>A linearized network at points x beside those that its kernel and spectrum are of.</summary>
public sealed class LinearizedPoints
{
    private readonly Linearization _linearization;
    private ITangentFeatures? _allFeatures, _features;
    private ITangentProducts? _products;
    private Matrix? _kernel;

    internal LinearizedPoints(Linearization linearization, Matrix points, Matrix outputs) =>
        (_linearization, Points, Outputs) = (linearization, points, outputs);

    /// <summary>x, (g, d).</summary>
    public Matrix Points { get; }

    /// <summary>J at x, as <see cref="Linearization.Features"/>; disposed with the linearization.</summary>
    public ITangentFeatures Features => _features ??= _linearization.Trainable.Features(AllFeatures);

    /// <summary>∂f/∂θ at x for the parameters of all layers as they are stored, in factored form; disposed with the
    /// linearization.</summary>
    public ITangentFeatures AllFeatures => _allFeatures ??= _linearization.Take(Points, 0.2, 0.3);

    /// <summary>Products with J at x: of its factors where there is a kernel, else without them.</summary>
    public ITangentProducts Products => _linearization.HasKernel ? Features
        : ReferenceEquals(Points, _linearization.Inputs) ? _linearization.Products : _products ??= _linearization.Open(Points);

    /// <summary>f₀(x), (g, o).</summary>
    public Matrix Outputs { get; }

    /// <summary>Θ(x, X), (g·o, n·o), or Θ̄(x, X), (g, n).</summary>
    /// <remarks>O(g·n·o²·Σ widths), once.</remarks>
    public Matrix Kernel => _kernel ??=
        TangentKernels.Compute(_linearization.Decomposed(Features), _linearization.Decomposed(_linearization.Features));

    /// <summary>f₀(x) + J(x)(θ − θ₀), (g, o).</summary>
    /// <param name="parameters">θ of all layers; of those that are not trained it is not read.</param>
    public Matrix Moved(ReadOnlySpan<double> parameters)
    {
        Matrix moved = Change(parameters);
        TensorPrimitives.Add<double>(moved.Values, Outputs.Values, moved.Values);
        return moved;
    }

    /// <summary>J(x)(θ − θ₀), (g, o).</summary>
    /// <param name="parameters">θ of all layers; of those that are not trained it is not read.</param>
    internal Matrix Change(ReadOnlySpan<double> parameters)
    {
        double[] step = new double[parameters.Length];
        TensorPrimitives.Subtract(parameters, _linearization.Parameters.Span, step);
        var change = new Matrix(Outputs.Rows, Outputs.Columns);
        Products.Multiply(_linearization.Trainable.InUnits(step), change.Values);
        return change;
    }

    // J(x)θ₀, n·o entries.
    internal double[] Origin() => _linearization.Origin(Products);

    internal void Dispose()
    {
        _allFeatures?.Dispose();
        _products?.Dispose();
    }
}

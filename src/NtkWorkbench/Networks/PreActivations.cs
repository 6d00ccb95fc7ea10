using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>z_l, what goes into the activations of each layer, and comes out of the last.</summary>
public static class PreActivations
{
    /// <summary>z_l = s_l W_l a_{l−1} + b_l of every layer.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="parameters">θ, p entries.</param>
    /// <param name="inputs">x, (n, d).</param>
    /// <param name="algebra">Products; null: <see cref="LinearAlgebraProviders.Best"/>.</param>
    /// <returns>A matrix a layer, (n, units).</returns>
    /// <exception cref="ShapeException">There are not p parameters, or not d columns.</exception>
    /// <remarks>O(n·p). NaN propagates.</remarks>
    public static IReadOnlyList<Matrix> Of(
        NetworkArchitecture architecture, ReadOnlySpan<double> parameters, Matrix inputs, ILinearAlgebra? algebra = null)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(inputs);
        ShapeException.ThrowIfLengthDiffers($"parameters of a {architecture} network", architecture.ParameterCount, parameters.Length);
        ShapeException.ThrowIfLengthDiffers($"a row of inputs of a {architecture} network", architecture.InputCount, inputs.Columns);
        algebra ??= LinearAlgebraProviders.Best();
        var sums = new List<Matrix>();
        Matrix values = inputs;
        foreach (LayerLayout layer in architecture.Layers)
        {
            var z = new Matrix(values.Rows, layer.FanOut);
            for (int i = 0; i < z.Rows; i++)
                parameters[layer.Bias].CopyTo(z.Row(i));
            algebra.Multiply(MatrixTranspose.None, MatrixTranspose.Transposed, z.Rows, z.Columns, layer.FanIn,
                layer.WeightScale, values.Values, layer.FanIn, parameters[layer.Weight], layer.FanIn, 1, z.Values, z.Columns);
            sums.Add(z);
            values = new Matrix(z.Rows, z.Columns);
            ActivationKernels<double>.Apply(architecture.Activation, z.Values, values.Values);
        }
        return sums;
    }

    /// <summary>How far they moved: the mean of |z′ − z| over samples and units, for each layer.</summary>
    /// <param name="before">z, a matrix a layer.</param>
    /// <param name="after">z′, of the same shapes.</param>
    /// <remarks>O(entries). Its growth with width is what a coordinate check asks for. Source: arXiv:2203.03466, appendix D.1.</remarks>
    public static double[] Changes(IReadOnlyList<Matrix> before, IReadOnlyList<Matrix> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ShapeException.ThrowIfLengthDiffers("the layers of other pre-activations", before.Count, after.Count);
        return [.. before.Zip(after, (z, moved) =>
        {
            double[] change = new double[z.Values.Length];
            TensorPrimitives.Subtract(moved.Values, z.Values, change);
            return Reductions.SumOfMagnitudes<double>(change) / change.Length;
        })];
    }
}

using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>∂φ/∂x of a function φ(x) = J(x)v: that of f along v, d/dε f(x; θ + εv), once forward along v and once back.</summary>
internal static class FeatureInputGradient
{
    /// <summary>The same of a direction of a linearization, with outputs &gt; 1 of J̄: the sum over outputs of 1/√o times that of each with
    /// its own part of the direction.</summary>
    /// <remarks>O(outputs·p).</remarks>
    public static double[] Of(
        Linearization linear, ReadOnlySpan<double> direction, int outputs, ReadOnlySpan<double> input, int output)
    {
        double[] gradient = new double[input.Length];
        int columns = direction.Length / outputs;
        for (int j = 0; j < outputs; j++)
        {
            double[] whole = new double[linear.Architecture.ParameterCount];
            Span<double> own = whole.AsSpan(^columns..);
            direction.Slice(j * columns, columns).CopyTo(own);
            linear.Trainable.OutOfUnits(own);
            TensorPrimitives.MultiplyAdd(
                Of(linear.Architecture, linear.Parameters.Span, whole, input, output + j), 1 / Math.Sqrt(outputs), gradient, gradient);
        }
        return gradient;
    }

    /// <summary>∂φ_j/∂x at one x, d numbers. direction: v, of all parameters; output: j.</summary>
    /// <remarks>With ż_l = s(Ẇa + Wȧ) + ḃ, ȧ = φ′(z)ż: p and q are ∂/∂ż and ∂/∂z of ż_L[j], p_{l−1} = φ′ ∘ sWᵀp_l and q_{l−1} = φ′ ∘
    /// s(Ẇᵀp_l + Wᵀq_l) + φ″ ∘ ż ∘ sWᵀp_l. O(p).</remarks>
    public static double[] Of(NetworkArchitecture network, ReadOnlySpan<double> parameters, ReadOnlySpan<double> direction,
        ReadOnlySpan<double> input, int output)
    {
        int layers = network.Layers.Count;
        double[][] z = new double[layers][], moved = new double[layers][], slopes = new double[layers][], curves = new double[layers][];
        double[] values = input.ToArray(), change = new double[values.Length];
        for (int l = 0; l < layers; l++)
        {
            LayerLayout layer = network.Layers[l];
            (z[l], moved[l]) = (parameters[layer.Bias].ToArray(), direction[layer.Bias].ToArray());
            for (int i = 0; i < layer.FanOut; i++)
            {
                ReadOnlySpan<double> row = Row(parameters, layer, i);
                z[l][i] += layer.WeightScale * Reductions.Dot<double>(row, values);
                moved[l][i] += layer.WeightScale * (Reductions.Dot<double>(Row(direction, layer, i), values)
                    + Reductions.Dot<double>(row, change));
            }
            if (l == layers - 1)
                break;
            (values, slopes[l], curves[l]) = (new double[layer.FanOut], new double[layer.FanOut], new double[layer.FanOut]);
            ActivationKernels<double>.Apply(network.Activation, z[l], values);
            ActivationKernels<double>.Derivative(network.Activation, z[l], values, slopes[l]);
            ActivationCurvature.Of(network.Activation, z[l], values, curves[l]);
            change = new double[layer.FanOut];
            TensorPrimitives.Multiply(slopes[l], moved[l], change);
        }
        double[] p = new double[network.OutputCount], q = new double[network.OutputCount];
        p[output] = 1;
        for (int l = layers - 1; ; l--)
        {
            LayerLayout layer = network.Layers[l];
            double[] back = new double[layer.FanIn], backZ = new double[layer.FanIn];
            for (int i = 0; i < layer.FanOut; i++)
            {
                double alongP = layer.WeightScale * p[i], alongQ = layer.WeightScale * q[i];
                TensorPrimitives.MultiplyAdd(Row(parameters, layer, i), alongP, back, back);
                TensorPrimitives.MultiplyAdd(Row(direction, layer, i), alongP, backZ, backZ);
                TensorPrimitives.MultiplyAdd(Row(parameters, layer, i), alongQ, backZ, backZ);
            }
            if (l == 0)
                return backZ;
            (p, q) = (back, backZ);
            for (int i = 0; i < p.Length; i++)
            {
                q[i] = (slopes[l - 1][i] * q[i]) + (curves[l - 1][i] * moved[l - 1][i] * p[i]);
                p[i] *= slopes[l - 1][i];
            }
        }
    }

    private static ReadOnlySpan<double> Row(ReadOnlySpan<double> parameters, LayerLayout layer, int unit) =>
        parameters.Slice(layer.WeightOffset + (unit * layer.FanIn), layer.FanIn);
}

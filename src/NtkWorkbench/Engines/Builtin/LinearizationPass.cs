using System.Buffers;
using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>One pass forward and one back for every output, over blocks of samples: z_l = s_l W_l a_{l−1} + b_l, a_l = φ(z_l); δ_L = e_o,
/// δ_l = s_{l+1} (W_{l+1}ᵀ δ_{l+1}) ∘ φ′(z_l).</summary>
internal sealed class LinearizationPass(NetworkArchitecture architecture, double[] parameters, ILinearAlgebra linearAlgebra)
{
    // Enough rows for a matrix product to run at speed, few enough that small data sets still make several blocks.
    private const int SamplesPerBlock = 64;

    private readonly int _outputs = architecture.OutputCount;

    /// <summary>The factors of every layer's features.</summary>
    /// <remarks>O(n·o·p) time; memory beside the result O(threads·Σ widths).</remarks>
    public LinearizedLayer[] Run(Matrix inputs, IProgress<double>? progress, CancellationToken cancellation)
    {
        int n = inputs.Rows;
        LinearizedLayer[] layers = [.. architecture.Layers.Select(layout => new LinearizedLayer(
            layout, layout.Index == 0 ? inputs : new Matrix(n, layout.FanIn), new Matrix(checked(n * _outputs), layout.FanOut)))];
        FixedPartition.Run(FixedPartition.Count(n, SamplesPerBlock), Linearize, progress, cancellation);
        return layers;

        void Linearize(int block)
        {
            int first = block * SamplesPerBlock, count = Math.Min(SamplesPerBlock, n - first);
            double[][] derivatives = Forward(layers, first, count);
            Backward(layers, derivatives, first, count);
            Array.ForEach(derivatives, array => ArrayPool<double>.Shared.Return(array));
        }
    }

    // Fills the activations, and returns φ′(z_l) of the hidden layers in rented arrays.
    private double[][] Forward(LinearizedLayer[] layers, int first, int count)
    {
        var derivatives = new double[layers.Length - 1][];
        for (int l = 0; l < derivatives.Length; l++)
        {
            LayerLayout layout = layers[l].Layout;
            int entries = count * layout.FanOut;
            double[] rentedZ = ArrayPool<double>.Shared.Rent(entries);
            Span<double> z = rentedZ.AsSpan(0, entries);
            for (int i = 0; i < count; i++)
                parameters.AsSpan(layout.Bias).CopyTo(z[(i * layout.FanOut)..]);
            linearAlgebra.Multiply(
                MatrixTranspose.None, MatrixTranspose.Transposed, count, layout.FanOut, layout.FanIn,
                layout.WeightScale, Rows(layers[l].Activations, first, count), layout.FanIn,
                parameters.AsSpan(layout.Weight), layout.FanIn, 1, z, layout.FanOut);
            Span<double> a = Rows(layers[l + 1].Activations, first, count);
            derivatives[l] = ArrayPool<double>.Shared.Rent(entries);
            ActivationKernels<double>.Apply(architecture.Activation, z, a);
            ActivationKernels<double>.Derivative(architecture.Activation, z, a, derivatives[l].AsSpan(0, entries));
            ArrayPool<double>.Shared.Return(rentedZ);
        }
        return derivatives;
    }

    private void Backward(LinearizedLayer[] layers, double[][] derivatives, int first, int count)
    {
        Span<double> last = Rows(layers[^1].Sensitivities, first * _outputs, count * _outputs);
        for (int row = 0; row < count * _outputs; row++)
            last[(row * _outputs) + (row % _outputs)] = 1;

        for (int l = layers.Length - 2; l >= 0; l--)
        {
            LayerLayout next = layers[l + 1].Layout;
            int width = next.FanIn;
            Span<double> delta = Rows(layers[l].Sensitivities, first * _outputs, count * _outputs);
            linearAlgebra.Multiply(
                MatrixTranspose.None, MatrixTranspose.None, count * _outputs, width, next.FanOut,
                next.WeightScale, Rows(layers[l + 1].Sensitivities, first * _outputs, count * _outputs), next.FanOut,
                parameters.AsSpan(next.Weight), width, 0, delta, width);
            for (int row = 0; row < count * _outputs; row++)
            {
                Span<double> entries = delta.Slice(row * width, width);
                TensorPrimitives.Multiply(entries, derivatives[l].AsSpan(row / _outputs * width, width), entries);
            }
        }
    }

    private static Span<double> Rows(Matrix matrix, int first, int count) =>
        matrix.Values.AsSpan(checked(first * matrix.Columns), checked(count * matrix.Columns));
}

using System.Buffers;
using System.Numerics;

namespace NtkWorkbench;

/// <summary>a_l and φ′(z_l) of the hidden layers for some rows of samples, (rows, width) each.</summary>
internal sealed class HiddenValues<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkArchitecture _architecture;
    private readonly ILinearAlgebra _algebra;
    private readonly T[] _parameters;
    private readonly T[][] _activations, _derivatives;

    public HiddenValues(NetworkArchitecture architecture, T[] parameters, int rows, ILinearAlgebra algebra)
    {
        (_architecture, _parameters, _algebra) = (architecture, parameters, algebra);
        _activations = [.. architecture.Layers.SkipLast(1).Select(layer => new T[checked(rows * layer.FanOut)])];
        _derivatives = [.. _activations.Select(values => new T[values.Length])];
    }

    /// <summary>Bytes that they take for so many rows.</summary>
    public static unsafe double Bytes(NetworkArchitecture architecture, long rows) =>
        2.0 * sizeof(T) * rows * architecture.Layers.SkipLast(1).Sum(layer => (double)layer.FanOut);

    /// <summary>a_l of hidden layer l from a row on.</summary>
    public ReadOnlySpan<T> Activations(int layer, int row) => _activations[layer].AsSpan(row * _architecture.Layers[layer].FanOut);

    /// <summary>φ′(z_l) of hidden layer l from a row on.</summary>
    public ReadOnlySpan<T> Derivatives(int layer, int row) => _derivatives[layer].AsSpan(row * _architecture.Layers[layer].FanOut);

    /// <summary>Passes inputs, (count, d), forward into rows row … row + count − 1.</summary>
    public void Fill(ReadOnlySpan<T> inputs, int row, int count)
    {
        for (int l = 0; l < _activations.Length; l++)
        {
            LayerLayout layout = _architecture.Layers[l];
            Span<T> z = _derivatives[l].AsSpan(row * layout.FanOut, count * layout.FanOut);
            Span<T> a = _activations[l].AsSpan(row * layout.FanOut, z.Length);
            for (int i = 0; i < count; i++)
                _parameters.AsSpan(layout.Bias).CopyTo(z[(i * layout.FanOut)..]);
            _algebra.Multiply(
                MatrixTranspose.None, MatrixTranspose.Transposed, count, layout.FanOut, layout.FanIn,
                layout.WeightScale, l == 0 ? inputs : Activations(l - 1, row), layout.FanIn,
                _parameters.AsSpan(layout.Weight), layout.FanIn, 1, z, layout.FanOut);
            ActivationKernels<T>.Apply(_architecture.Activation, z, a);
            T[] derivative = ArrayPool<T>.Shared.Rent(z.Length);
            ActivationKernels<T>.Derivative(_architecture.Activation, z, a, derivative.AsSpan(0, z.Length));
            derivative.AsSpan(0, z.Length).CopyTo(z);
            ArrayPool<T>.Shared.Return(derivative);
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>The three products of one layer, z = s W a + b, on blocks stored unit by unit, (units, stride): by
/// <see cref="DenseKernels{T}"/> where the layer is small, by a matrix library where it is not.</summary>
internal sealed unsafe class DenseLayer<T>(LayerLayout layout, ILinearAlgebra linearAlgebra)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Multiplications in one product from which OpenBLAS is faster, call included. Below, the kernels here are level with it and several
    // times faster than managed linear algebra.
    private const long LibrarySize = 256_000;

    private readonly T _scale = T.CreateChecked(layout.WeightScale);

    /// <summary>Whether a block of this many samples goes to the library, which takes the network's inputs row by row as they
    /// come.</summary>
    public bool UsesLibrary(int stride) => (long)layout.WeightCount * stride >= LibrarySize;

    /// <summary>z = s W a + b. inputs: a, (fan_in, stride), or (stride, fan_in) where they come by row; z: destination, (fan_out, stride);
    /// overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, bool byRow, int stride, Span<T> z)
    {
        ReadOnlySpan<T> weight = parameters[layout.Weight], bias = parameters[layout.Bias];
        if (UsesLibrary(stride))
        {
            for (int unit = 0; unit < layout.FanOut; unit++)
                z.Slice(unit * stride, stride).Fill(bias[unit]);
            PanelProduct.Multiply(
                linearAlgebra, MatrixTranspose.None, byRow ? MatrixTranspose.Transposed : MatrixTranspose.None, layout.FanOut, stride,
                    layout.FanIn,
                layout.WeightScale, weight, layout.FanIn, inputs, byRow ? layout.FanIn : stride, 1, z, stride);
            return;
        }
        fixed (T* w = weight, b = bias, a = inputs, result = z)
        {
            DenseKernels<T>.Combine(
                layout.FanOut, layout.FanIn, stride / Vector<T>.Count, w, layout.FanIn, 1, _scale, b, 1, (Vector<T>*)a, (Vector<T>*)result);
        }
    }

    /// <summary>∂L/∂W = s δ aᵀ and ∂L/∂b = δ 1, written to the layer's place in the gradient. delta: δ = ∂L/∂z, (fan_out, stride), zero in
    /// the padding; gradient: the network's gradient, of which the layer's entries are overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gradient(ReadOnlySpan<T> delta, ReadOnlySpan<T> inputs, bool byRow, int stride, Span<T> gradient)
    {
        int vectors = stride / Vector<T>.Count;
        Span<T> weight = gradient[layout.Weight];
        fixed (T* d = delta, a = inputs, w = weight, b = gradient[layout.Bias])
        {
            DenseKernels<T>.SumRows(layout.FanOut, vectors, (Vector<T>*)d, b);
            if (UsesLibrary(stride))
            {
                PanelProduct.Multiply(
                    linearAlgebra, MatrixTranspose.None, byRow ? MatrixTranspose.None : MatrixTranspose.Transposed, layout.FanOut,
                        layout.FanIn, stride,
                    layout.WeightScale, delta, stride, inputs, byRow ? layout.FanIn : stride, 0, weight, layout.FanIn);
            }
            else if (layout.FanOut >= layout.FanIn)
            {
                DenseKernels<T>.Correlate(layout.FanOut, layout.FanIn, vectors, _scale, (Vector<T>*)d, (Vector<T>*)a, w, layout.FanIn, 1);
            }
            else
            {
                DenseKernels<T>.Correlate(layout.FanIn, layout.FanOut, vectors, _scale, (Vector<T>*)a, (Vector<T>*)d, w, 1, layout.FanIn);
            }
        }
    }

    /// <summary>∂L/∂a = s Wᵀ δ. delta: δ = ∂L/∂z, (fan_out, stride); inputDelta: destination, (fan_in, stride); overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backpropagate(ReadOnlySpan<T> parameters, ReadOnlySpan<T> delta, int stride, Span<T> inputDelta)
    {
        ReadOnlySpan<T> weight = parameters[layout.Weight];
        if (UsesLibrary(stride))
        {
            PanelProduct.Multiply(
                linearAlgebra, MatrixTranspose.Transposed, MatrixTranspose.None, layout.FanIn, stride, layout.FanOut,
                layout.WeightScale, weight, layout.FanIn, delta, stride, 0, inputDelta, stride);
            return;
        }
        T zero = T.Zero;
        fixed (T* w = weight, d = delta, result = inputDelta)
        {
            DenseKernels<T>.Combine(
                layout.FanIn, layout.FanOut, stride / Vector<T>.Count, w, 1, layout.FanIn, _scale, &zero, 0, (Vector<T>*)d,
                    (Vector<T>*)result);
        }
    }
}

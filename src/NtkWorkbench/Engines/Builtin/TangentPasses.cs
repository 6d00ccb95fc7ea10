using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Passes of k vectors through the layers from one on, for some samples: back, δ_l = s_{l+1} (W_{l+1}ᵀ δ_{l+1}) ∘ φ′(z_l); ahead,
/// ż_l = s_l (V_l a_{l−1} + W_l ȧ_{l−1}) + v_l and ȧ_l = φ′(z_l) ∘ ż_l. Matrices hold the vectors one below the other, (k·count, width), in
/// rented arrays.</summary>
internal sealed class TangentPasses<T>(NetworkArchitecture architecture, T[] parameters, int first, ILinearAlgebra algebra)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public NetworkArchitecture Architecture => architecture;

    /// <summary>The layers, first to last.</summary>
    public LayerLayout[] Layers { get; } = [.. architecture.Layers.Skip(first)];

    public T[] Parameters => parameters;

    /// <summary>δ of each layer, last first. delta: δ_L, rented; returned here.</summary>
    public void Back(T[] delta, int vectors, SampleRows<T> samples, Action<LayerLayout, T[]> visit)
    {
        for (int l = Layers.Length - 1; l >= 0; l--)
        {
            LayerLayout layer = Layers[l];
            visit(layer, delta);
            if (l == 0)
                break;
            T[] before = ArrayPool<T>.Shared.Rent(vectors * samples.Count * layer.FanIn);
            algebra.Multiply(
                MatrixTranspose.None, MatrixTranspose.None, vectors * samples.Count, layer.FanIn, layer.FanOut,
                layer.WeightScale, delta, layer.FanOut, parameters.AsSpan(layer.Weight), layer.FanIn, 0, before, layer.FanIn);
            MultiplyByDerivative(before, vectors, Layers[l - 1], samples);
            ArrayPool<T>.Shared.Return(delta);
            delta = before;
        }
        ArrayPool<T>.Shared.Return(delta);
    }

    /// <summary>e_o of every output as o vectors, to go back.</summary>
    public T[] Units(SampleRows<T> samples)
    {
        int outputs = architecture.OutputCount, rows = outputs * samples.Count;
        T[] units = ArrayPool<T>.Shared.Rent(rows * outputs);
        units.AsSpan(0, rows * outputs).Clear();
        for (int row = 0; row < rows; row++)
            units[(row * outputs) + (row / samples.Count)] = T.One;
        return units;
    }

    /// <summary>s_l V_l a_{l−1} + v_l, a layer's own part. move: of a vector the entries of the layer, for each vector.</summary>
    public T[] Own(LayerLayout layer, T[] moves, int vectors, SampleRows<T> samples)
    {
        int entries = samples.Count * layer.FanOut, columns = architecture.ParameterCount - Layers[0].WeightOffset;
        T[] moved = ArrayPool<T>.Shared.Rent(vectors * entries);
        for (int k = 0; k < vectors; k++)
        {
            ReadOnlySpan<T> move = moves.AsSpan((k * columns) + layer.WeightOffset - Layers[0].WeightOffset, layer.ParameterCount);
            Span<T> own = moved.AsSpan(k * entries, entries);
            for (int i = 0; i < samples.Count; i++)
                move[layer.WeightCount..].CopyTo(own[(i * layer.FanOut)..]);
            algebra.Multiply(
                MatrixTranspose.None, MatrixTranspose.Transposed, samples.Count, layer.FanOut, layer.FanIn,
                layer.WeightScale, samples.Into(layer), layer.FanIn, move, layer.FanIn, 1, own, layer.FanOut);
        }
        return moved;
    }

    /// <summary>ż_L. moves: the vectors.</summary>
    public T[] Ahead(T[] moves, int vectors, SampleRows<T> samples)
    {
        T[] change = [];
        foreach (LayerLayout layer in Layers)
        {
            T[] moved = Own(layer, moves, vectors, samples);
            if (layer != Layers[0])
                algebra.Multiply(
                    MatrixTranspose.None, MatrixTranspose.Transposed, vectors * samples.Count, layer.FanOut, layer.FanIn,
                    layer.WeightScale, change, layer.FanIn, parameters.AsSpan(layer.Weight), layer.FanIn, 1, moved, layer.FanOut);
            if (layer != Layers[^1])
                MultiplyByDerivative(moved, vectors, layer, samples);
            ArrayPool<T>.Shared.Return(change);
            change = moved;
        }
        return change;
    }

    private static void MultiplyByDerivative(T[] values, int vectors, LayerLayout layer, SampleRows<T> samples)
    {
        ReadOnlySpan<T> derivative = samples.Derivatives(layer);
        for (int k = 0; k < vectors; k++)
        {
            Span<T> own = values.AsSpan(k * derivative.Length, derivative.Length);
            TensorPrimitives.Multiply(own, derivative, own);
        }
    }
}

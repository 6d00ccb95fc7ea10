using System.Numerics;

namespace NtkWorkbench;

/// <summary>Some samples of a network and the hidden values at them. Hidden: a_l and φ′(z_l); Row: where those of the samples begin;
/// From: the first sample; Count: how many; Inputs: x of all samples.</summary>
internal readonly record struct SampleRows<T>(HiddenValues<T> Hidden, int Row, int From, int Count, ReadOnlyMemory<T> Inputs)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>a_{l−1}, what goes into a layer, from the first of the samples on.</summary>
    public ReadOnlySpan<T> Into(LayerLayout layer) => layer.Index == 0
        ? Inputs.Span[(From * layer.FanIn)..] : Hidden.Activations(layer.Index - 1, Row);

    /// <summary>φ′(z_l) of the samples, (count, fan out).</summary>
    public ReadOnlySpan<T> Derivatives(LayerLayout layer) => Hidden.Derivatives(layer.Index, Row)[..(Count * layer.FanOut)];
}

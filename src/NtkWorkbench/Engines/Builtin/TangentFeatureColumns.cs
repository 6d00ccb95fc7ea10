using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Columns of J, written out from one row's factors.</summary>
internal static class TangentFeatureColumns
{
    /// <summary>What of columns first … first + row.Length − 1 belongs to the layer: s δ aᵀ row by row, then δ. a: a_{l−1} of the sample,
    /// fan in entries; delta: δ_l of the sample and output, fan out entries; row: destination; entries of other layers are left
    /// alone.</summary>
    public static void Write(LayerLayout layout, ReadOnlySpan<double> a, ReadOnlySpan<double> delta, int first, Span<double> row)
    {
        int end = first + row.Length;
        int from = Math.Max(first, layout.WeightOffset), to = Math.Min(end, layout.BiasOffset);
        if (from < to)
            WriteWeights(layout, a, delta, from - layout.WeightOffset, row[(from - first)..(to - first)]);

        from = Math.Max(first, layout.BiasOffset);
        to = Math.Min(end, layout.BiasOffset + layout.FanOut);
        if (from < to)
            delta[(from - layout.BiasOffset)..(to - layout.BiasOffset)].CopyTo(row[(from - first)..]);
    }

    private static void WriteWeights(LayerLayout layout, ReadOnlySpan<double> a, ReadOnlySpan<double> delta, int first,
        Span<double> weights)
    {
        if (a.Length == 1)
        {
            TensorPrimitives.Multiply(delta.Slice(first, weights.Length), layout.WeightScale * a[0], weights);
            return;
        }

        (int unit, int input) = Math.DivRem(first, a.Length);
        while (weights.Length > 0)
        {
            int count = Math.Min(a.Length - input, weights.Length);
            TensorPrimitives.Multiply(a.Slice(input, count), layout.WeightScale * delta[unit], weights);
            weights = weights[count..];
            input = 0;
            unit++;
        }
    }
}

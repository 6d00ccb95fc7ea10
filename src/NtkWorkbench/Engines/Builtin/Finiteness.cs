using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>Whether numbers are finite, and the first layer where they are not.</summary>
internal static class Finiteness
{
    /// <remarks>O(n): 0·x is 0 for finite x and NaN otherwise.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AllFinite<T>(ReadOnlySpan<T> padded)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> sum = default;
        foreach (Vector<T> values in Lanes.Of(padded))
            sum = Lanes.MultiplyAdd(values, Vector<T>.Zero, sum);
        return Vector.EqualsAll(sum, Vector<T>.Zero);
    }

    /// <summary>The first layer with an output that is not finite in the present block; null where all are.</summary>
    public static int? FirstLayerOfOutputs<T>(NetworkPass<T> pass, NetworkArchitecture architecture)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        architecture.Layers.FirstOrDefault(layer => !AllFinite(pass.LayerOutputs(layer.Index)))?.Index;

    /// <summary>The first layer with an entry of the gradient that is not finite; null where all are.</summary>
    public static int? FirstLayerOfGradient<T>(T[] gradient, NetworkArchitecture architecture)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        architecture.Layers.FirstOrDefault(
            layer => gradient.Take(layer.WeightOffset..layer.Bias.End).Any(value => !T.IsFinite(value)))?.Index;
}

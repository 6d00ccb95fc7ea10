using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NtkWorkbench;

/// <summary>L = (1/m) Σ (f − y)², ∂L/∂f = 2(f − y)/m, m the number of entries.</summary>
public static class MeanSquaredError
{
    /// <summary>(1/m) Σ (f − y)².</summary>
    /// <param name="outputs">f, m entries.</param>
    /// <param name="targets">y, likewise.</param>
    public static double Of(Matrix outputs, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        double distance = Reductions.Distance<double>(outputs.Values, targets.Values);
        return distance * distance / targets.Values.Length;
    }

    /// <summary>Σ (f − y)² over a block, accumulated in float64, and the block's share of ∂L/∂f. entries: m of the whole mean, which may
    /// run over many blocks; gradient: destination of ∂L/∂f; overwritten, zero in the padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Evaluate<T>(
        OutputLayout layout, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, double entries, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> difference = Lanes.Of(gradient);
        ReadOnlySpan<Vector<T>> f = Lanes.Of(outputs)[..difference.Length], y = Lanes.Of(targets)[..difference.Length];
        for (int i = 0; i < difference.Length; i++)
            difference[i] = f[i] - y[i];
        for (int output = 0; layout.Count < layout.Stride && output < layout.Outputs; output++)
            gradient[((output * layout.Stride) + layout.Count)..((output + 1) * layout.Stride)].Clear();
        double sum = SumOfSquares<T>(gradient);
        var share = new Vector<T>(T.CreateChecked(2 / entries));
        for (int i = 0; i < difference.Length; i++)
            difference[i] *= share;
        return sum;
    }

    /// <summary>Σv² in float64, of padded entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double SumOfSquares<T>(ReadOnlySpan<T> differences)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return double.CreateChecked(Reductions.SumOfSquares(differences));
        Vector<double> lowSum = default, highSum = default;
        foreach (Vector<float> difference in MemoryMarshal.Cast<T, Vector<float>>(differences))
        {
            Vector.Widen(difference, out Vector<double> low, out Vector<double> high);
            lowSum = Vector.MultiplyAddEstimate(low, low, lowSum);
            highSum = Vector.MultiplyAddEstimate(high, high, highSum);
        }
        return Vector.Sum(lowSum + highSum);
    }
}

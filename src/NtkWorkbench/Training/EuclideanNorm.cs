using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>√Σv², for entries of any finite size.</summary>
internal static class EuclideanNorm
{
    /// <summary>‖v‖, 0 where there are no entries; NaN or infinite where an entry is.</summary>
    /// <remarks>Entries are divided by the largest first, so that squares neither overflow nor vanish. O(p).</remarks>
    public static double Of(ReadOnlySpan<double> values)
    {
        double largest = values.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(values));
        if (largest == 0 || !double.IsFinite(largest))
            return largest;
        double sum = 0;
        foreach (double value in values)
        {
            double share = value / largest;
            sum += share * share;
        }
        return largest * Math.Sqrt(sum);
    }
}

using System.Numerics;
using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Between float64, which stands at the engine's seam, and its own precision; to nearest, and exact where the value
/// fits.</summary>
internal static class Rounding
{
    /// <summary>A copy in another precision, followed by zeros up to <paramref name="length"/> entries.</summary>
    public static T[] To<T>(ReadOnlySpan<double> values, int? length = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rounded = new T[length ?? values.Length];
        Convert(values, rounded.AsSpan());
        return rounded;
    }

    /// <summary>Copies in another precision to the start of a destination that is at least as long.</summary>
    public static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> values, Span<TTo> destination)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged, INumberBase<TTo> => TensorPrimitives.ConvertTruncating(values, destination);
}

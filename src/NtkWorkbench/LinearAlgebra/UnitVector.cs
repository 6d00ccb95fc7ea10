using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>v/‖v‖, for entries of any finite size: scaled by the largest first, so that squares neither overflow nor vanish.</summary>
internal static class UnitVector
{
    /// <summary>Whether there is one: zeros, and what is not a number, stay as they are.</summary>
    public static bool TryNormalize(Span<double> values)
    {
        double largest = Math.Abs(TensorPrimitives.MaxMagnitude<double>(values));
        if (!(largest > 0))
            return false;
        TensorPrimitives.Divide(values, largest, values);
        TensorPrimitives.Divide(values, TensorPrimitives.Norm<double>(values), values);
        return true;
    }
}

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
        TensorPrimitives.Divide(values, Reductions.Norm<double>(values), values);
        return true;
    }

    /// <summary>Makes row k orthogonal to those before it, which are unit vectors or zero, and of length 1; zero where nothing is
    /// left.</summary>
    public static void Orthonormalize(Matrix rows, int k)
    {
        Span<double> row = rows.Row(k);
        // Once leaves what rounding of the large part hides; to unit length between, twice is enough.
        for (int pass = 0; TryNormalize(row) && pass < 2; pass++)
        {
            for (int j = 0; j < k; j++)
                TensorPrimitives.MultiplyAdd(rows.Row(j), -Reductions.Dot<double>(rows.Row(j), row), row, row);
        }
    }
}

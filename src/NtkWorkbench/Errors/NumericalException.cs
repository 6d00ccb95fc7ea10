using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>A numerical method did not arrive: a factorization that failed to converge, say.</summary>
public sealed class NumericalException(string message) : NtkException(message)
{
    /// <summary>Checks what goes into an iteration that NaN would keep from ending. what: the array's name, as in "the tangent
    /// kernel".</summary>
    internal static void ThrowIfNotFinite(string what, ReadOnlySpan<double> values)
    {
        if (TensorPrimitives.IsFiniteAll(values))
            return;
        int index = 0;
        while (double.IsFinite(values[index]))
            index++;
        throw new NumericalException(
            FormattableString.Invariant($"{what} must be finite, got {values[index]} as entry {index} of {values.Length}"));
    }
}

namespace NtkWorkbench;

/// <summary>An array has another shape than the operation needs.</summary>
public sealed class ShapeException(string message) : NtkException(message)
{
    /// <summary>Checks a flat length, as kernels take spans.</summary>
    /// <param name="what">The array's name, as in "weights of layer 2".</param>
    /// <param name="expected">The number of entries the operation needs.</param>
    /// <param name="actual">The number of entries it was given.</param>
    /// <exception cref="ShapeException">The two differ.</exception>
    public static void ThrowIfLengthDiffers(string what, long expected, long actual)
    {
        if (expected != actual)
            throw new ShapeException($"{what} must have {expected} entries, got {actual}");
    }
}

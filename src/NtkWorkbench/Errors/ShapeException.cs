namespace NtkWorkbench;

/// <summary>An array has another shape than the operation needs.</summary>
public sealed class ShapeException(string message) : NtkException(message)
{
    /// <summary>Checks a flat length, as kernels take spans. what: the array's name, as in "weights of layer 2".</summary>
    internal static void ThrowIfLengthDiffers(string what, long expected, long actual)
    {
        if (expected != actual)
            throw new ShapeException($"{what} must have {expected} entries, got {actual}");
    }
}

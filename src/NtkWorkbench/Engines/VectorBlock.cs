namespace NtkWorkbench;

/// <summary>Several vectors, one after the other.</summary>
internal static class VectorBlock
{
    /// <summary>k, the number of vectors that a product takes and gives.</summary>
    /// <exception cref="ShapeException">They are no whole vectors, or fewer or more than come out.</exception>
    public static int Count(int size, int given, int resultSize, int result)
    {
        int count = size == 0 ? result / Math.Max(1, resultSize) : given / size;
        ShapeException.ThrowIfLengthDiffers($"{count} vectors of {size} entries", (long)count * size, given);
        ShapeException.ThrowIfLengthDiffers(
            $"the products of {count} vectors, of {resultSize} entries each", (long)count * resultSize, result);
        return count;
    }
}

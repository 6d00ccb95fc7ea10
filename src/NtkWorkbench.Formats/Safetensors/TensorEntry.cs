namespace NtkWorkbench.Formats;

/// <summary>What a header says about one tensor, before its data are read. <c>Shape</c>: the dimensions, each at least 0. <c>Begin</c>:
/// offset of the first byte, from the end of the header.</summary>
internal sealed record TensorEntry(string Name, TensorType Type, IReadOnlyList<long> Shape, long Begin, long End)
{
    public int ItemSize => Type switch
    {
        TensorType.F64 => sizeof(double),
        TensorType.F32 => sizeof(float),
        _ => throw new InvalidOperationException($"there is no tensor type {Type}"),
    };

    /// <summary>Bytes that the shape needs; null where the product passes 2⁶³.</summary>
    public long? NeededBytes
    {
        get
        {
            // A zero anywhere empties the tensor, whatever the other dimensions say.
            if (Shape.Contains(0))
                return 0;
            Int128 bytes = ItemSize;
            foreach (long dimension in Shape)
            {
                bytes *= dimension;
                if (bytes > long.MaxValue)
                    return null;
            }
            return (long)bytes;
        }
    }
}

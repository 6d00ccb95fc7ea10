namespace NtkWorkbench.Formats;

internal sealed record Tensor
{
    public required string Name { get; init; }

    /// <summary>What the file holds; <see cref="Values"/> is float64 either way.</summary>
    public required TensorType Type { get; init; }

    /// <summary>The dimensions; none: a scalar.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    public required double[] Values { get; init; }

    public static string Describe(IEnumerable<long> shape) => $"({string.Join(", ", shape)})";
}

internal enum TensorType
{
    F64,
    F32,
}

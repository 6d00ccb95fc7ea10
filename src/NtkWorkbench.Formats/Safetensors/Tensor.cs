namespace NtkWorkbench.Formats;

/// <summary>A named array of numbers.</summary>
public sealed record Tensor
{
    /// <summary>Its key in the file.</summary>
    public required string Name { get; init; }

    /// <summary>What the file holds; <see cref="Values"/> is float64 either way.</summary>
    public required TensorType Type { get; init; }

    /// <summary>The dimensions; none: a scalar.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>The numbers, the last dimension fastest.</summary>
    public required double[] Values { get; init; }

    internal static string Describe(IEnumerable<long> shape) => $"({string.Join(", ", shape)})";
}

namespace NtkWorkbench.Formats;

/// <summary>What a safetensors file holds.</summary>
public sealed record SafetensorsContent
{
    /// <summary>Words about the file, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The tensors, in the order of their data.</summary>
    public required IReadOnlyList<Tensor> Tensors { get; init; }
}

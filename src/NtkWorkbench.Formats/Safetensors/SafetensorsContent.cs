namespace NtkWorkbench.Formats;

/// <summary>What a safetensors file holds.</summary>
internal sealed record SafetensorsContent
{
    /// <summary>The texts under __metadata__.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The tensors, in the order of their data.</summary>
    public required IReadOnlyList<Tensor> Tensors { get; init; }
}

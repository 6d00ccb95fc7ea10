namespace NtkWorkbench.Torch;

/// <summary>Which files the torch engine runs on in this process.</summary>
internal sealed record LoadedLibtorch
{
    public required NativeFolder Libtorch { get; init; }

    /// <summary>The library of TorchSharp as it lies in its package.</summary>
    public required string Bindings { get; init; }

    public required string BindingsOrigin { get; init; }

    /// <summary>The copy that was loaded in its place; null: itself.</summary>
    public string? RelaxedCopy { get; init; }

    /// <summary>What the loader said of the original; null where it took it.</summary>
    public string? Refusal { get; init; }

    /// <summary>The files, and why these, a line each.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        $"libtorch: {Libtorch}",
        RelaxedCopy is null
            ? $"LibTorchSharp: {Bindings} ({BindingsOrigin})"
            : $"LibTorchSharp: {RelaxedCopy}, a relaxed copy of {Bindings} ({BindingsOrigin}), because {Refusal}",
    ];
}

namespace NtkWorkbench.Torch;

/// <summary>A section of an ELF file, as its header states it.</summary>
internal sealed record ElfSection
{
    /// <summary>What it holds, sh_type.</summary>
    public required uint Type { get; init; }

    /// <summary>Where it begins in the file.</summary>
    public required ulong Offset { get; init; }

    /// <summary>Its length in bytes.</summary>
    public required ulong Length { get; init; }

    /// <summary>The number of the section that it points to: of its strings, here.</summary>
    public required uint Link { get; init; }
}

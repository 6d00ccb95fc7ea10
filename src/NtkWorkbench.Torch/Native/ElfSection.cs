namespace NtkWorkbench.Torch;

/// <summary>A section of an ELF file, as its header states it.</summary>
internal sealed record ElfSection
{
    public required uint Type { get; init; }

    public required ulong Offset { get; init; }

    public required ulong Length { get; init; }

    /// <summary>The number of the section that it points to: of its strings, here.</summary>
    public required uint Link { get; init; }
}

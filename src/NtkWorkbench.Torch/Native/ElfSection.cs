namespace NtkWorkbench.Torch;

/// <summary>A section of an ELF file, as its header states it: what it holds (sh_type), where it lies, and the number of the section that
/// it points to, of its strings here.</summary>
internal sealed record ElfSection(uint Type, ulong Offset, ulong Length, uint Link);

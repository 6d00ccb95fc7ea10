using System.Buffers.Binary;
using System.Text;

namespace NtkWorkbench.Torch;

/// <summary>A shared library in ELF's 64-bit little-endian form, read with every offset checked.</summary>
/// <remarks>Source: System V ABI, chapter 4, "Object Files".</remarks>
internal sealed class ElfImage
{
    private const int SectionHeaderLength = 64;

    private readonly string _name;
    private readonly byte[] _bytes;
    private readonly ElfSection[] _sections;

    public ElfImage(string name, byte[] bytes)
    {
        _name = name;
        _bytes = bytes;
        (ulong table, int count) = ElfHeader.Read(name, bytes).Sections;
        Slice(table, (ulong)count * SectionHeaderLength, "the section headers");
        _sections = [.. Enumerable.Range(0, count).Select(index => ReadSection(table + ((ulong)index * SectionHeaderLength)))];
    }

    public ElfSection Section(uint type, string what) =>
        _sections.FirstOrDefault(section => section.Type == type) ?? throw Unexpected($"expected {what}, which it lacks");

    /// <summary>The section that another one points to.</summary>
    public ElfSection Linked(ElfSection section, string what) => section.Link < (uint)_sections.Length
        ? _sections[section.Link]
        : throw Unexpected($"{what} are said to be in section {section.Link} of {_sections.Length}");

    /// <summary>The string that begins at an offset of a section and ends with a zero byte, without it.</summary>
    public string Text(ElfSection strings, uint offset, string what)
    {
        ReadOnlySpan<byte> table = Slice(strings.Offset, strings.Length, what);
        int end = offset < (uint)table.Length ? table[(int)offset..].IndexOf((byte)0) : -1;
        return end < 0 ? throw Unexpected($"{what} has no text at {offset}") : Encoding.Latin1.GetString(table.Slice((int)offset, end));
    }

    public ushort ReadUInt16(ulong offset, string what) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(offset, sizeof(ushort), what));

    public uint ReadUInt32(ulong offset, string what) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(offset, sizeof(uint), what));

    public ulong ReadUInt64(ulong offset, string what) => BinaryPrimitives.ReadUInt64LittleEndian(Slice(offset, sizeof(ulong), what));

    public NtkException Unexpected(string what) => new($"{_name}: {what}");

    private ElfSection ReadSection(ulong header)
    {
        const string what = "a section header";
        return new(ReadUInt32(header + 0x04, what), ReadUInt64(header + 0x18, what), ReadUInt64(header + 0x20, what),
            ReadUInt32(header + 0x28, what));
    }

    private ReadOnlySpan<byte> Slice(ulong offset, ulong length, string what) =>
        offset <= (ulong)_bytes.Length && length <= (ulong)_bytes.Length - offset
            ? _bytes.AsSpan((int)offset, (int)length)
            : throw Unexpected($"{what} must lie inside the file of {_bytes.Length} bytes, got {length} bytes at {offset}");
}

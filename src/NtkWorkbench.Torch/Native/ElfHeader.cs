using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace NtkWorkbench.Torch;

/// <summary>The beginning of an ELF file in its 64-bit little-endian form: where its tables of segments and sections lie.</summary>
/// <remarks>Source: System V ABI, chapters 4 and 5.</remarks>
internal sealed record ElfHeader
{
    public const int Length = 64;

    private const int Class64 = 2, LittleEndian = 1, SegmentHeaderLength = 56, LoadedSegment = 1;

    public required (ulong Offset, int Count) Segments { get; init; }

    public required (ulong Offset, int Count) Sections { get; init; }

    public static ElfHeader Read(string name, ReadOnlySpan<byte> start)
    {
        if (start.Length < Length || !start.StartsWith((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F']))
            throw new NtkException($"{name}: expected an ELF file, which begins with 7F 45 4C 46 and has {Length} bytes at least");
        if (start[4] != Class64 || start[5] != LittleEndian)
            throw new NtkException($"{name}: expected ELF of class 2 (64 bits) and data 1 (little-endian), got class {start[4]} and "
                + $"data {start[5]}");
        return new ElfHeader
        {
            Segments = (BinaryPrimitives.ReadUInt64LittleEndian(start[0x20..]), BinaryPrimitives.ReadUInt16LittleEndian(start[0x38..])),
            Sections = (BinaryPrimitives.ReadUInt64LittleEndian(start[0x28..]), BinaryPrimitives.ReadUInt16LittleEndian(start[0x3C..])),
        };
    }

    /// <summary>Makes sure that a file holds every part of it that a loader maps: one that was cut short would end the process.</summary>
    public static void RequireWhole(string file)
    {
        using SafeFileHandle handle = File.OpenHandle(file);
        long length = RandomAccess.GetLength(handle);
        byte[] start = new byte[Length];
        (ulong offset, int count) = Read(file, start.AsSpan(0, RandomAccess.Read(handle, start, 0))).Segments;
        byte[] table = new byte[count * SegmentHeaderLength];
        if (offset > (ulong)length || RandomAccess.Read(handle, table, (long)offset) < table.Length)
            throw CutShort(file, $"of {count} segment headers at {offset}, not all are in its {length} bytes");
        for (int i = 0; i < count; i++)
            RequireInside(file, length, table.AsSpan(i * SegmentHeaderLength, SegmentHeaderLength));
    }

    private static void RequireInside(string file, long length, ReadOnlySpan<byte> segment)
    {
        ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(segment[0x08..]);
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(segment[0x20..]);
        bool isInside = offset <= (ulong)length && size <= (ulong)length - offset;
        if (BinaryPrimitives.ReadUInt32LittleEndian(segment) == LoadedSegment && !isInside)
            throw CutShort(file, $"a segment of {size} bytes at {offset} is not in its {length} bytes");
    }

    private static NtkException CutShort(string file, string how) =>
        new($"{file}: is cut short: {how}; delete its package's folder, and dotnet restore brings it again");
}

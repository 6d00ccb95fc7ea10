using System.Buffers.Binary;

namespace NtkWorkbench.Formats;

/// <summary>Opens a file that may be packed by gzip, which its first two bytes tell, whatever its name.</summary>
internal static class PackedFile
{
    // What deflate makes of the most repetitive bytes.
    private const long LargestRatio = 1032;

    // Without it a file that was cut off reads as a shorter one. Looked at when the first file is unpacked; runtimeconfig.json says it too.
    static PackedFile() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>How many bytes the file says that it holds unpacked, without unpacking them; of more than 4 GiB the packed ones are a guess
    /// at least.</summary>
    /// <exception cref="JobException">As of <see cref="InputFile.Open"/>.</exception>
    public static long Length(string path)
    {
        (Stream bytes, bool isPacked, long most) = Open(path);
        bytes.Dispose();
        return isPacked ? Math.Min(most, InputFile.Read(path, PackedLength)) : most;
    }

    // The last four bytes of a packed file: the length modulo 2³².
    private static long PackedLength(FileStream file)
    {
        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        file.Position = Math.Max(0, file.Length - trailer.Length);
        file.ReadExactly(trailer);
        return Math.Max(BinaryPrimitives.ReadUInt32LittleEndian(trailer), file.Length - (file.Length / 64));
    }

    /// <summary>The bytes that the file holds, unpacked.</summary>
    /// <returns>The bytes; whether they are unpacked; and the most there can be, exact where they are not.</returns>
    /// <exception cref="JobException">As of <see cref="InputFile.Open"/>.</exception>
    public static (Stream Bytes, bool IsPacked, long Most) Open(string path, long largest = long.MaxValue)
    {
        FileStream file = InputFile.Open(path, largest);
        bool isPacked = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isPacked ? (new UnpackingStream(file), true, Math.Min(file.Length, long.MaxValue / LargestRatio)
            * LargestRatio) : (file, false, file.Length);
    }
}

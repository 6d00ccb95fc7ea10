using System.Buffers.Binary;
using System.Text;

namespace NtkWorkbench.Figures;

/// <summary>The tEXt chunks of a PNG file. Source: the PNG specification, sections 5 and 11.3.4.3.</summary>
internal static class PngText
{
    // The signature, and the header's chunk with 13 bytes of data.
    private const int HeaderEnd = 8 + 12 + 13;

    /// <summary>The file with chunks "Source" (the run), "Software" (with its version) and "Commit" behind its header.</summary>
    public static byte[] Add(byte[] file, PictureOrigin? origin) => origin is null ? file :
    [
        .. file[..HeaderEnd],
        .. Chunk("Source", $"run {origin.Run}"),
        .. Chunk("Software", $"ntk {origin.Version}"),
        .. origin.Commit is null ? [] : Chunk("Commit", origin.Commit),
        .. file[HeaderEnd..],
    ];

    private static byte[] Chunk(string keyword, string text)
    {
        // The chunk is Latin-1: other characters are question marks.
        byte[] content = [.. "tEXt"u8, .. Encoding.ASCII.GetBytes(keyword), 0, .. Encoding.Latin1.GetBytes(FigureFont.Line(text))];
        byte[] chunk = new byte[content.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length - 4);
        content.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 4), Checksum(content));
        return chunk;
    }

    /// <summary>CRC-32 with the reversed polynomial 0xEDB88320.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint rest = uint.MaxValue;
        foreach (byte value in bytes)
        {
            rest ^= value;
            for (int bit = 0; bit < 8; bit++)
                rest = (rest >> 1) ^ ((rest & 1) * 0xEDB88320);
        }
        return ~rest;
    }
}

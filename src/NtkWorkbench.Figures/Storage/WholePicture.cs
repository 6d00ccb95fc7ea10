namespace NtkWorkbench.Figures;

internal static class WholePicture
{
    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    // Length zero, the name IEND and its checksum.
    private static ReadOnlySpan<byte> PngEnd => [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    public static bool Is(ReadOnlySpan<byte> bytes, FigureFormat format) => format switch
    {
        FigureFormat.Png => bytes.StartsWith(PngStart) && bytes.EndsWith(PngEnd),
        FigureFormat.Svg => bytes.StartsWith("<"u8) && bytes.TrimEnd("\r\n "u8).EndsWith("</svg>"u8),
        FigureFormat.Pdf => bytes.StartsWith("%PDF-"u8) && bytes.TrimEnd("\r\n "u8).EndsWith("%%EOF"u8),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "not a figure format"),
    };
}

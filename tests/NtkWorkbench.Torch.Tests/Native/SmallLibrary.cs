using System.Text;

namespace NtkWorkbench.Torch.Tests;

/// <summary>A shared library of a few hundred bytes: nothing in it runs, but its tables are those that a loader reads first.</summary>
internal sealed class SmallLibrary
{
    public const string Version = "GLIBCXX_3.4.32", OlderVersion = "GLIBCXX_3.4.11", UnusedSymbol = "_ZSt21ios_base_library_initv";

    private const int HeaderLength = 64, SegmentLength = 56, SectionLength = 64, SectionCount = 5;
    private readonly StringBuilder _strings = new("\0");

    /// <summary>Its content.</summary>
    /// <param name="newest">The newest version that it asks for.</param>
    /// <param name="symbol">The one symbol of that version that it mentions.</param>
    public static byte[] Create(string newest = Version, string symbol = UnusedSymbol) => new SmallLibrary().Write(newest, symbol);

    // Two needed libraries, the first with two versions; then a symbol of each of its versions.
    private byte[] Write(string newest, string symbol)
    {
        byte[] needs =
        [
            .. Shorts(1, 2), .. Ints(Add("libstdc++.so.6"), 16, 48),
            .. Ints(0), .. Shorts(0, 2), .. Ints(Add(OlderVersion), 16),
            .. Ints(0), .. Shorts(0, 3), .. Ints(Add(newest), 0),
            .. Shorts(1, 1), .. Ints(Add("libc.so.6"), 16, 0),
            .. Ints(0), .. Shorts(0, 4), .. Ints(Add("GLIBC_2.14"), 0),
        ];
        byte[] symbols = [.. new byte[24], .. Ints(Add("_ZSt4cout")), .. new byte[20], .. Ints(Add(symbol)), .. new byte[20]];
        byte[] versions = Shorts(0, 2, 3), strings = Encoding.ASCII.GetBytes(_strings.ToString());
        int at = HeaderLength + SegmentLength, table = at + strings.Length + needs.Length + symbols.Length + versions.Length;
        int length = table + (SectionCount * SectionLength);
        return
        [
            .. Header(table), .. Segment(length), .. strings, .. needs, .. symbols, .. versions,
            .. Section(0, 0, 0, 0), .. Section(3, at, strings.Length, 0),
            .. Section(0x6FFF_FFFE, at += strings.Length, needs.Length, 1),
            .. Section(11, at += needs.Length, symbols.Length, 1),
            .. Section(0x6FFF_FFFF, at + symbols.Length, versions.Length, 3),
        ];
    }

    private int Add(string text)
    {
        int offset = _strings.Length;
        _strings.Append(text).Append('\0');
        return offset;
    }

    private static byte[] Header(int table) =>
    [
        0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, .. new byte[9], .. Shorts(3, 62), .. Ints(1), .. Longs(0, HeaderLength, table),
        .. Ints(0), .. Shorts(HeaderLength, SegmentLength, 1, SectionLength, SectionCount, 0),
    ];

    private static byte[] Segment(int length) => [.. Ints(1, 5), .. Longs(0, 0, 0, length, length, 4096)];

    private static byte[] Section(uint type, int offset, int length, int link) =>
        [.. Ints(0, (int)type), .. Longs(0, 0, offset, length), .. Ints(link, 0), .. Longs(8, 0)];

    private static byte[] Shorts(params short[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Ints(params int[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Longs(params long[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}

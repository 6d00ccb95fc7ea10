namespace NtkWorkbench.Torch;

/// <summary>The versions of other libraries that an ELF library asks for, without which a loader refuses it.</summary>
/// <remarks>Source: Linux Standard Base, Core 5.0, "Symbol Versioning".</remarks>
internal static class ElfVersionNeeds
{
    private const uint DynamicSymbols = 11, VersionNeeds = 0x6FFF_FFFE, SymbolVersions = 0x6FFF_FFFF;
    private const int SymbolLength = 24, EntryLength = 16;
    private const ushort IndexMask = 0x7FFF;
    private const byte Weak = 2;
    private const string Needs = "a table of needed versions", Symbols = "a table of dynamic symbols", Versions = "the versions of symbols";

    /// <summary>A copy in which a version is asked for weakly: a loader that does not find it goes on. symbol: the one symbol of that
    /// version that may be mentioned, since nobody calls it.</summary>
    public static byte[] Relax(string name, byte[] library, string version, string symbol)
    {
        var image = new ElfImage(name, library);
        ElfSection needs = image.Section(VersionNeeds, Needs);
        ElfSection strings = image.Linked(needs, "the names of versions");
        byte[] relaxed = [.. library];
        bool found = false;
        foreach (ulong entry in Entries(image, needs))
        {
            if (image.Text(strings, image.ReadUInt32(entry + 8, Needs), Needs) != version)
                continue;
            RequireNoOtherSymbol(image, (ushort)(image.ReadUInt16(entry + 6, Needs) & IndexMask), symbol);
            relaxed[entry + 4] |= Weak;
            found = true;
        }
        return found ? relaxed : throw image.Unexpected($"expected it to need version {version}, which it does not name");
    }

    // Where the entries of versions lie: each needed library has a chain of them, and the libraries are a chain.
    private static List<ulong> Entries(ElfImage image, ElfSection needs)
    {
        var entries = new List<ulong>();
        ulong most = needs.Length / EntryLength, library = needs.Offset;
        for (uint next = 1; next != 0; library += next)
        {
            next = image.ReadUInt32(library + 12, Needs);
            ulong entry = library + image.ReadUInt32(library + 8, Needs);
            for (int left = image.ReadUInt16(library + 2, Needs); left > 0; left--)
            {
                entries.Add(entry);
                if ((ulong)entries.Count > most)
                    throw image.Unexpected($"{Needs} of {needs.Length} bytes must have at most {most} entries, it has more");
                entry += image.ReadUInt32(entry + 12, Needs);
            }
        }
        return entries;
    }

    private static void RequireNoOtherSymbol(ElfImage image, ushort version, string unused)
    {
        ElfSection symbols = image.Section(DynamicSymbols, Symbols), versions = image.Section(SymbolVersions, Versions);
        ElfSection strings = image.Linked(symbols, "the names of symbols");
        for (ulong index = 0; index < versions.Length / sizeof(ushort); index++)
        {
            if ((image.ReadUInt16(versions.Offset + (index * sizeof(ushort)), Versions) & IndexMask) != version)
                continue;
            string symbol = image.Text(strings, image.ReadUInt32(symbols.Offset + (index * SymbolLength), Symbols), Symbols);
            if (symbol != unused)
                throw image.Unexpected($"expected to need {unused} alone of a version that is not here, it needs {symbol} too");
        }
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Torch.Tests;

/// <summary>Any file gets the one flag or is refused in words.</summary>
public sealed class ElfVersionNeedsTests
{
    private const int ClassByte = 4, DataByte = 5, SectionCountByte = 0x3C;
    private const byte Weak = 2;

    [Fact]
    public void Relax_SmallLibrary_ChangesOneFlagOfOneEntry()
    {
        byte[] library = SmallLibrary.Create(), relaxed = Relax(library);
        Differences(library, relaxed).ShouldHaveSingleItem().ShouldBe(((byte)0, Weak));
        Relax(relaxed).ShouldBe(relaxed, "what is weak stays so");
    }

    [Fact]
    public void Relax_LibraryOfThePackage_ChangesOneFlagOfOneEntry()
    {
        byte[] library = File.ReadAllBytes(PackagedLibrary()), relaxed = Relax(library);
        Differences(library, relaxed).ShouldHaveSingleItem().ShouldBe(((byte)0, Weak));
    }

    [Fact]
    public void Relax_VersionThatIsNotAskedFor_IsRefused() =>
        Refusal(SmallLibrary.Create(newest: "GLIBCXX_3.4.30"))
            .ShouldBe("lib.so: expected it to need version GLIBCXX_3.4.32, which it does not name");

    [Fact]
    public void Relax_AnotherSymbolOfTheVersion_IsRefused() =>
        Refusal(SmallLibrary.Create(symbol: "_ZNKSt6vectorIiE4sizeEv"))
            .ShouldBe("lib.so: expected to need _ZSt21ios_base_library_initv alone of a version that is not here, it needs "
                + "_ZNKSt6vectorIiE4sizeEv too");

    [Theory]
    [InlineData(0, 0x7E, "expected an ELF file")]
    [InlineData(ClassByte, 1, "expected ELF of class 2 (64 bits) and data 1 (little-endian), got class 1 and data 1")]
    [InlineData(DataByte, 2, "got class 2 and data 2")]
    [InlineData(SectionCountByte, 0, "expected a table of needed versions, which it lacks")]
    [InlineData(SectionCountByte, 200, "the section headers must lie inside the file")]
    public void Relax_HeaderThatIsNotAsExpected_IsRefused(int place, byte value, string said)
    {
        byte[] library = SmallLibrary.Create();
        library[place] = value;
        Refusal(library).ShouldContain(said);
    }

    [Fact]
    public void Relax_FileCutShortAnywhere_IsRefused()
    {
        byte[] library = SmallLibrary.Create();
        for (int length = 0; length < library.Length; length++)
            Refusal(library[..length]).ShouldStartWith("lib.so: ");
    }

    [Fact]
    public void Relax_AnyBytesChanged_RelaxesOrRefuses()
    {
        byte[] library = SmallLibrary.Create();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Changes(library.Length), changes =>
        {
            byte[] changed = [.. library];
            foreach ((int place, byte value) in changes)
                changed[place] = value;
            return ChangesFlagsAlone(changed);
        }));
    }

    [Fact]
    public void Relax_AnyBytesAtAll_AreRefused() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Refusal(bytes).StartsWith("lib.so: ", StringComparison.Ordinal)));

    /// <summary>LibTorchSharp for Linux, which TorchSharp's package has on every system.</summary>
    internal static string PackagedLibrary()
    {
        LibtorchPlaces places = LibtorchPlaces.Here();
        return places.PackageCaches.Select(
            cache => Path.Combine(cache.Path, places.TorchSharpPackage!, "runtimes", "linux-x64", "native", "libLibTorchSharp.so"))
            .First(File.Exists);
    }

    private static byte[] Relax(byte[] library) =>
        ElfVersionNeeds.Relax("lib.so", library, SmallLibrary.Version, SmallLibrary.UnusedSymbol);

    private static string Refusal(byte[] library) => Should.Throw<NtkException>(() => Relax(library)).Message;

    private static bool ChangesFlagsAlone(byte[] library)
    {
        try
        {
            byte[] relaxed = Relax(library);
            return relaxed.Length == library.Length && Differences(library, relaxed).All(pair => pair.After == (pair.Before | Weak));
        }
        catch (NtkException)
        {
            return true;
        }
    }

    private static (byte Before, byte After)[] Differences(byte[] before, byte[] after) =>
        [.. before.Zip(after).Where(pair => pair.First != pair.Second)];

    // One to four bytes, with the values that fields overflow at among them.
    private static Arbitrary<(int Place, byte Value)[]> Changes(int length) => (
        from changes in (
            from place in Gen.Choose(0, length - 1)
            from value in Gen.OneOf(Gen.Choose(0, 255), Gen.Elements(0, 1, 0x7F, 0x80, 0xFF))
            select (place, (byte)value)).NonEmptyListOf()
        select changes.Take(4).ToArray()).ToArbitrary();
}

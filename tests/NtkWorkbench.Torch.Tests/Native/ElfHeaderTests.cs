namespace NtkWorkbench.Torch.Tests;

/// <summary>A library that was cut short is refused before a loader maps it, which would end the process.</summary>
public sealed class ElfHeaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RequireWhole_LibraryOfThePackage_Passes() => ElfHeader.RequireWhole(ElfVersionNeedsTests.PackagedLibrary());

    [Theory]
    [InlineData(0, "expected an ELF file")]
    [InlineData(100, "of 1 segment headers at 64, not all are in its 100 bytes")]
    [InlineData(200, "at 0 is not in its 200 bytes")]
    public void RequireWhole_CutShort_SaysSo(int length, string said)
    {
        string file = _folder.File("lib.so");
        File.WriteAllBytes(file, SmallLibrary.Create()[..length]);
        string message = Should.Throw<NtkException>(() => ElfHeader.RequireWhole(file)).Message;
        message.ShouldStartWith(file);
        message.ShouldContain(said);
    }

    [Fact]
    public void RequireWhole_OneByteShort_Refuses()
    {
        string file = _folder.File("lib.so");
        File.WriteAllBytes(file, SmallLibrary.Create());
        ElfHeader.RequireWhole(file);
        File.WriteAllBytes(file, SmallLibrary.Create()[..^1]);
        Should.Throw<NtkException>(() => ElfHeader.RequireWhole(file));
    }
}

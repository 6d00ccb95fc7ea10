using NtkWorkbench.Core;
using NtkWorkbench.Jobs.Files;

namespace NtkWorkbench.Jobs.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void WriteText_NewFileInNewFolder_HoldsTheTextAlone()
    {
        AtomicFile.WriteText(folder.File("a", "b.txt"), "σ\n");

        File.ReadAllBytes(folder.File("a", "b.txt")).ShouldBe([0xCF, 0x83, (byte)'\n']);
        Directory.GetFileSystemEntries(folder.File("a")).Length.ShouldBe(1);
    }

    [Fact]
    public void Write_WriterFailsHalfway_OldFileStaysAndNoTemporary()
    {
        string path = folder.Write("a.txt", "old");

        Should.Throw<InvalidOperationException>(() => AtomicFile.WriteText(path, writer =>
        {
            writer.Write(new string('x', 1 << 20));
            throw new InvalidOperationException();
        }));

        File.ReadAllText(path).ShouldBe("old");
        folder.Names().ShouldBe(["a.txt"]);
    }

    [Fact]
    public void Write_FolderInTheWay_NtkExceptionAndNoTemporary()
    {
        Directory.CreateDirectory(folder.File("a.txt"));

        Should.Throw<NtkException>(() => AtomicFile.WriteText(folder.File("a.txt"), "new")).Message.ShouldContain("a.txt: cannot be written");

        folder.Names().ShouldBe(["a.txt"]);
    }

    [Fact]
    public void Write_LongestNameOfTheFileSystem_IsWritten()
    {
        string name = new('a', 255);

        AtomicFile.WriteText(folder.File(name), "text");

        folder.Names().ShouldBe([name]);
    }

    [Fact]
    public void TryWriteNewText_FileIsThere_FalseAndOldFileStays()
    {
        string path = folder.Write("a.txt", "old");

        AtomicFile.TryWriteNewText(path, "new").ShouldBeFalse();

        File.ReadAllText(path).ShouldBe("old");
        folder.Names().ShouldBe(["a.txt"]);
    }

    [Fact]
    public async Task TryWriteNewText_ManyAtOnce_OneSucceeds()
    {
        Task<bool>[] writers = [.. Enumerable.Range(0, 16).Select(i => Task.Run(() => AtomicFile.TryWriteNewText(folder.File("a.txt"), $"{i}")))];

        bool[] succeeded = await Task.WhenAll(writers);

        succeeded.Count(won => won).ShouldBe(1);
        File.ReadAllText(folder.File("a.txt")).ShouldBe($"{Array.IndexOf(succeeded, true)}");
        folder.Names().ShouldBe(["a.txt"]);
    }

    public void Dispose() => folder.Dispose();
}

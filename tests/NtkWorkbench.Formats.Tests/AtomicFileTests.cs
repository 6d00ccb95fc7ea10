namespace NtkWorkbench.Formats.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void WriteText_NewFileInNewFolder_HoldsTheTextAlone()
    {
        AtomicFile.WriteText(_folder.File("a", "b.txt"), "σ\n");

        File.ReadAllBytes(_folder.File("a", "b.txt")).ShouldBe([0xCF, 0x83, (byte)'\n']);
        Directory.GetFileSystemEntries(_folder.File("a")).Length.ShouldBe(1);
    }

    [Fact]
    public void Write_WriterFailsHalfway_OldFileStaysAndNoTemporary()
    {
        string path = _folder.Write("a.txt", "old");

        Should.Throw<InvalidOperationException>(() => AtomicFile.WriteText(path, writer =>
        {
            writer.Write(new string('x', 1 << 20));
            throw new InvalidOperationException();
        }));

        File.ReadAllText(path).ShouldBe("old");
        _folder.Names().ShouldBe(["a.txt"]);
    }

    [Fact]
    public void Write_FolderInTheWay_NtkExceptionAndNoTemporary()
    {
        Directory.CreateDirectory(_folder.File("a.txt"));

        Should.Throw<NtkException>(() => AtomicFile.WriteText(_folder.File("a.txt"), "new")).Message
            .ShouldContain("a.txt: cannot be written");

        _folder.Names().ShouldBe(["a.txt"]);
    }

    [Fact]
    public void Write_LongestNameOfTheFileSystem_IsWritten()
    {
        string name = new('a', 255);

        AtomicFile.WriteText(_folder.File(name), "text");

        _folder.Names().ShouldBe([name]);
    }

    [Fact]
    public void TryWriteNewText_FileIsThere_FalseAndOldFileStays()
    {
        string path = _folder.Write("a.txt", "old");

        AtomicFile.TryWriteNewText(path, "new").ShouldBeFalse();

        File.ReadAllText(path).ShouldBe("old");
        _folder.Names().ShouldBe(["a.txt"]);
    }

    [Fact]
    public async Task TryWriteNewText_ManyAtOnce_OneSucceeds()
    {
        // One round seldom brings two writers together.
        for (int round = 0; round < 30; round++)
        {
            string path = _folder.File($"{round}.txt");
            bool[] succeeded =
                await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => AtomicFile.TryWriteNewText(path, $"{i}"))));

            succeeded.Count(won => won).ShouldBe(1);
            File.ReadAllText(path).ShouldBe($"{Array.IndexOf(succeeded, true)}");
        }
        _folder.Names().Length.ShouldBe(30);
    }

    [Theory]
    [InlineData(Fault.Full, "No space left on device")]
    [InlineData(Fault.ShortWrite, "50 of 100 bytes were written")]
    public void WriteBytes_DiskThatFills_LeavesTheOldFileAndSaysSo(Fault fault, string reason)
    {
        string path = _folder.File("a.png");
        AtomicFile.WriteBytes(path, [1, 2, 3]);
        // File, write.
        Disk.Replace(new FaultyDisk(2, fault));

        Should.Throw<NtkException>(() => AtomicFile.WriteBytes(path, new byte[100]))
            .Message.ShouldBe($"{path}: cannot be written: {reason}");

        File.ReadAllBytes(path).ShouldBe([1, 2, 3]);
        _folder.Names().ShouldBe(["a.png"]);
    }

    public void Dispose()
    {
        Disk.Replace(null);
        _folder.Dispose();
    }
}

namespace NtkWorkbench.Torch.Tests;

/// <summary>The copy is whole and right, whoever else makes it and whatever was there.</summary>
public sealed class RelaxedLibraryTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * i))];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keep_NewFile_MakesItsFoldersAndLeavesNothingElse()
    {
        string file = _folder.File("a folder", "Füße", "lib.so");
        RelaxedLibrary.Keep(file, Content).ShouldBe(file);
        File.ReadAllBytes(file).ShouldBe(Content);
        Directory.GetFiles(Path.GetDirectoryName(file)!).ShouldBe([file]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(299_999)]
    public void Keep_FileCutShort_IsMadeAgain(int length)
    {
        string file = _folder.File("lib.so");
        File.WriteAllBytes(file, Content[..length]);
        RelaxedLibrary.Keep(file, Content);
        File.ReadAllBytes(file).ShouldBe(Content);
    }

    [Fact]
    public void Keep_FileOfTheRightLengthThatIsWrong_IsMadeAgain()
    {
        string file = _folder.File("lib.so");
        byte[] wrong = [.. Content];
        wrong[^1] ^= 1;
        File.WriteAllBytes(file, wrong);
        RelaxedLibrary.Keep(file, Content);
        File.ReadAllBytes(file).ShouldBe(Content);
    }

    [Fact]
    public void Keep_FileThatIsRight_StaysUntouched()
    {
        string file = RelaxedLibrary.Keep(_folder.File("lib.so"), Content);
        DateTime before = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, before);
        RelaxedLibrary.Keep(file, Content);
        File.GetLastWriteTimeUtc(file).ShouldBe(before);
    }

    [Fact]
    public void Keep_TwentyAtOnce_EachFindsItWhole()
    {
        string file = _folder.File("lib.so");
        Thread[] writers = [.. Enumerable.Range(0, 20).Select(_ => new Thread(() => RelaxedLibrary.Keep(file, Content)))];
        Array.ForEach(writers, writer => writer.Start());
        while (writers.Any(writer => writer.IsAlive))
        {
            // What has the file's name is never less than all of it.
            if (File.Exists(file))
                File.ReadAllBytes(file).ShouldBe(Content);
        }
        _folder.Names().ShouldBe(["lib.so"]);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_LibraryOfThePackage_ComesFromTheCacheOrFromAFolderOfItsOwn(bool cached)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the loaders of other systems know no versions of symbols");
        LibtorchLoader.Load();
        string original = ElfVersionNeedsTests.PackagedLibrary(), cache = cached ? _folder.Path : _folder.Write("file", "no folder");
        byte[] before = File.ReadAllBytes(original);

        (nint handle, string copy) = RelaxedLibrary.Load(original, cache);

        handle.ShouldNotBe(0);
        File.ReadAllBytes(original).ShouldBe(before);
        File.Exists(copy).ShouldBe(cached);
        Path.GetDirectoryName(copy)!.Equals(cache, StringComparison.Ordinal).ShouldBe(cached);
        Path.GetFileName(copy).ShouldMatch("^libLibTorchSharp-[0-9a-f]{64}\\.so$");
    }
}

using System.Formats.Tar;

namespace NtkWorkbench.Formats.Tests;

public sealed class CifarFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Read_Folder_IsItsBatchesInOrder()
    {
        DataFiles.WriteCifar(_folder.Path, 1, 9);
        File.WriteAllBytes(_folder.File("data_batch_2.bin"), DataFiles.CifarBatch(3));
        CifarImages images = CifarFiles.Read(_folder.Path, CifarFiles.TrainFiles);
        images.Labels.Values.ShouldBe([1, 9, 3, 1, 9, 1, 9, 1, 9]);
        images.Images.Shape.ShouldBe([9, 3, 32, 32]);
        images.Images.ToMatrix().Row(2)[..3].ToArray().ShouldBe([3, 4, 5]);
        images.ClassNames[3].ShouldBe("cat");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_Archive_IsAsItsFolder(bool packed)
    {
        byte[] tar = DataFiles.Tar(
            DataFiles.TarFile("cifar-10-batches-bin/batches.meta.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n"u8.ToArray()),
            DataFiles.TarFile("cifar-10-batches-bin/readme.html", [1, 2, 3]),
            DataFiles.TarFile("cifar-10-batches-bin/test_batch.bin", DataFiles.CifarBatch(4, 5)));
        File.WriteAllBytes(_folder.File("a.tar"), packed ? DataFiles.Packed(tar) : tar);
        CifarImages images = CifarFiles.Read(_folder.File("a.tar"), CifarFiles.TestFiles);
        images.Labels.Values.ShouldBe([4, 5]);
        images.ClassNames.ShouldBe(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]);
    }

    [Fact]
    public void Read_ArchiveWithoutTheFiles_NamesThem()
    {
        File.WriteAllBytes(_folder.File("a.tar"), DataFiles.Tar(DataFiles.TarFile("readme.html", [1])));
        Should.Throw<JobException>(() => CifarFiles.Read(_folder.File("a.tar"), CifarFiles.TestFiles)).Message
            .ShouldEndWith("a.tar: must hold 'test_batch.bin', found no 'test_batch.bin'");
    }

    [Fact]
    public void Read_ArchiveWithALink_IsRefused()
    {
        var link = new UstarTarEntry(TarEntryType.SymbolicLink, "test_batch.bin") { LinkName = "/etc/passwd" };
        File.WriteAllBytes(_folder.File("a.tar"), DataFiles.Tar(link));
        Should.Throw<JobException>(() => CifarFiles.Read(_folder.File("a.tar"), CifarFiles.TestFiles)).Message
            .ShouldContain("as a link or folder, expected a file");
    }

    [Fact]
    public void Read_ArchiveCutOff_IsRefused()
    {
        byte[] packed = DataFiles.Packed(DataFiles.Tar(DataFiles.TarFile("test_batch.bin", DataFiles.CifarBatch(1))));
        foreach (int length in new[] { 3, packed.Length / 2 })
        {
            File.WriteAllBytes(_folder.File("a.tar.gz"), packed[..length]);
            Should.Throw<JobException>(() => CifarFiles.Read(_folder.File("a.tar.gz"), CifarFiles.TestFiles), $"{length} bytes");
        }
    }

    [Fact]
    public void ReadBatch_CutOff_NamesTheOffset()
    {
        File.WriteAllBytes(_folder.File("a.bin"), DataFiles.CifarBatch(1, 2)[..^1]);
        Should.Throw<JobException>(() => CifarFiles.ReadBatch(_folder.File("a.bin"))).Message
            .ShouldEndWith("a.bin: at byte 3073: expected records of 3073 bytes, found 3072 bytes at the end");
    }

    [Fact]
    public void ReadBatch_LabelBeyondNine_NamesTheOffset()
    {
        File.WriteAllBytes(_folder.File("a.bin"), DataFiles.CifarBatch(1, 10));
        Should.Throw<JobException>(() => CifarFiles.ReadBatch(_folder.File("a.bin"))).Message
            .ShouldEndWith("at byte 3073: expected a label from 0 to 9, found 10");
    }

    public void Dispose() => _folder.Dispose();
}

namespace NtkWorkbench.Formats.Tests;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] Images = DataFiles.IdxImages(3, 2, 2, i => (byte)(20 * i));

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadImages_PlainOrPacked_AreTheBytesInOrder(bool packed)
    {
        NumberArray<byte> images = IdxFile.ReadImages(Write(packed ? DataFiles.Packed(Images) : Images));
        images.Shape.ShouldBe([3, 2, 2]);
        images.Values.ShouldBe([0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200, 220]);
        images.ToMatrix().Row(1).ToArray().ShouldBe([80, 100, 120, 140]);
        images.Take([2, 0]).ToMatrix().Values.ShouldBe([160, 180, 200, 220, 0, 20, 40, 60]);
    }

    [Fact]
    public void ReadLabels_Labels_AreThem() => IdxFile.ReadLabels(Write(DataFiles.IdxLabels(7, 0, 9))).Values.ShouldBe([7, 0, 9]);

    [Fact]
    public void ReadImages_Labels_SaysThatTheyAreSwapped() =>
        Should.Throw<JobException>(() => IdxFile.ReadImages(Write(DataFiles.IdxLabels(7)))).Message.ShouldEndWith(
            "a.idx: at byte 0: expected 0x00000803, the magic number of images, found 0x00000801: these are labels; are images and labels "
            + "swapped?");

    [Fact]
    public void ReadLabels_Images_SaysThatTheyAreSwapped() => Should.Throw<JobException>(() => IdxFile.ReadLabels(Write(Images)))
        .Message.ShouldEndWith("found 0x00000803: these are images; are images and labels swapped?");

    [Fact]
    public void Read_OtherMagic_IsRefused() => Should.Throw<JobException>(() => IdxFile.Read(Write([0, 0, 13, 3, .. Images[4..]])))
        .Message.ShouldContain("found 0x00000D03");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_CutOffAnywhere_IsRefused(bool packed)
    {
        byte[] whole = packed ? DataFiles.Packed(Images) : Images;
        for (int length = 0; length < whole.Length; length++)
            Should.Throw<JobException>(() => IdxFile.Read(Write(whole[..length])), $"{length} bytes");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_MoreThanItSays_IsRefused(bool packed)
    {
        byte[] longer = [.. Images, 0];
        Should.Throw<JobException>(() => IdxFile.Read(Write(packed ? DataFiles.Packed(longer) : longer)))
            .Message.ShouldContain("at byte 16");
    }

    [Fact]
    public void Read_OtherCounts_NamesExpectedAndFound() =>
        Should.Throw<JobException>(() => IdxFile.Read(Write([0, 0, 8, 3, 0, 0, 0, 4, .. Images[8..]]))).Message
            .ShouldEndWith("at byte 16: expected 16 bytes, for 4 images of 2 × 2, found 12");

    [Fact]
    public void Read_HeaderOfTerabytes_IsRefusedBeforeMemoryIsTaken()
    {
        byte[] lie = [0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0];
        Should.Throw<JobException>(() => IdxFile.Read(Write(lie))).Message.ShouldContain("found 1");
        Should.Throw<JobException>(() => IdxFile.Read(Write(DataFiles.Packed(lie)))).Message.ShouldContain("found at most");
    }

    [Fact]
    public void Read_DamagedPackedFile_SaysThatItIsDamaged()
    {
        byte[] packed = DataFiles.Packed(Images);
        packed[^6] ^= 1;
        Should.Throw<JobException>(() => IdxFile.Read(Write(packed))).Message.ShouldContain(
            "of what is unpacked: is damaged or cut off");
    }

    [Fact]
    public void Read_Folder_IsRefused() =>
        Should.Throw<JobException>(() => IdxFile.Read(_folder.Path)).Message.ShouldContain("must be a file, got a folder");

    public void Dispose() => _folder.Dispose();

    private string Write(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File("a.idx"), bytes);
        return _folder.File("a.idx");
    }
}

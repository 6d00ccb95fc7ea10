namespace NtkWorkbench.Runs.Tests;

public sealed class DataCheckTests : IDisposable
{
    private const string FashionMnist = "/usr/share/datasets/fashion-mnist";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Describe_Images_SaysTheirShapeAndRange() =>
        Describe(DataFiles.IdxImages(2, 2, 3, i => (byte)i)).ShouldBe("idx: 2 images of 2 × 3, values 0 to 11");

    [Fact]
    public void Describe_ManyImages_TakesTheMemoryOfTheirBytes()
    {
        const int Side = 1000;
        byte[] images = DataFiles.IdxImages(2, Side, Side, _ => 1);
        Describe(images);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Describe(images);
        // As doubles they would be eight times the file.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(3 * images.Length);
    }

    [Fact]
    public void Describe_PackedLabels_SaysTheirClasses()
    {
        Describe(DataFiles.Packed(DataFiles.IdxLabels(3, 1, 3))).ShouldBe("idx: 3 labels, 2 classes: 1 of 1, 2 of 3");
        Describe(DataFiles.IdxLabels(3, 1)).ShouldBe("idx: 2 labels, 2 classes, 1 of each: 1, 3");
    }

    [Fact]
    public void Describe_Npy_SaysTypeShapeAndRange()
    {
        NpyFile.Write(_folder.File("a"), new Matrix(2, 2, [1, -2, 3, 4.5]));
        DataCheck.Describe(_folder.File("a")).ShouldBe("npy: '<f8' of shape (2, 2), values -2 to 4.5");
        NpyFile.Write(_folder.File("a"), new Matrix(2, 1, [1, double.NaN]));
        DataCheck.Describe(_folder.File("a")).ShouldEndWith("not finite first in row 1, column 0, from 0");
    }

    [Fact]
    public void Describe_Csv_SaysItsColumns() => Describe("x,class\n0.5,1\n1,0\n"u8.ToArray())
        .ShouldBe("csv: 2 rows, 2 columns\n  'x': values 0.5 to 1\n  'class': values 0 to 1, 2 classes, 1 of each: 0, 1");

    [Fact]
    public void Describe_CsvWithText_SaysWhichColumnsHoldIt() => Describe("x,kind\n0.5,a\n,b\n"u8.ToArray())
        .ShouldBe("csv: 2 rows, 2 columns\n  'x': values 0.5 to 0.5, no finite number in 1 row\n  'kind': text in 2 rows");

    [Fact]
    public void Describe_CsvWithoutHeader_NamesTheKey() => Describe("5,1\n6,0\n"u8.ToArray())
        .ShouldBe("csv: 2 rows, 2 columns, no header line (header: false)\n  '1': values 5 to 6, 2 classes, 1 of each: 5, 6\n"
            + "  '2': values 0 to 1, 2 classes, 1 of each: 0, 1");

    [Theory]
    [InlineData("A letter, not a table.\nWith kind regards\n")]
    [InlineData("\u0001\0\u0002")]
    [InlineData("")]
    public void Describe_NoData_SaysWhatWasExpected(string content) =>
        Should.Throw<JobException>(() => Describe(System.Text.Encoding.UTF8.GetBytes(content))).Message
            .ShouldContain("is no data that can be read, expected csv");

    [Theory]
    [InlineData("images.idx", "at byte 0: expected the magic number")]
    [InlineData("train-images-idx3-ubyte", "found 0x03080000")]
    [InlineData("train-images-idx3-ubyte.gz", "found 0x03080000")]
    public void Describe_WhatIsNamedIdx_NamesTheMagicNumber(string name, string message)
    {
        byte[] content = message.EndsWith('0') ? [3, 8, 0, 0, 1] : [];
        File.WriteAllBytes(_folder.File(name), name.EndsWith(".gz", StringComparison.Ordinal) ? DataFiles.Packed(content) : content);
        Should.Throw<JobException>(() => DataCheck.Describe(_folder.File(name))).Message.ShouldContain(message);
    }

    [Fact]
    public void Describe_CifarFolderAndBatch_SaysBothSets()
    {
        DataFiles.WriteCifar(_folder.File("cifar"), 3, 5);
        DataCheck.Describe(_folder.File("cifar")).ShouldBe("CIFAR-10: training 10 images of 3 × 32 × 32, values 0 to 255, 2 classes, 5 of "
            + "each: cat, dog; test 2 images of 3 × 32 × 32, values 0 to 255, 2 classes, 1 of each: cat, dog");
        DataCheck.Describe(_folder.File("cifar", "test_batch.bin")).ShouldStartWith("CIFAR-10 batch: 2 images");
    }

    [Fact]
    public void Describe_BatchWhoseFirstBytesAreThoseOfIdx_IsABatch()
    {
        File.WriteAllBytes(_folder.File("a.bin"), DataFiles.CifarBatch(0, 3));
        DataCheck.Describe(_folder.File("a.bin")).ShouldStartWith("CIFAR-10 batch: 2 images");
    }

    [SkippableFact]
    public void Describe_FashionMnist_KnowsIt()
    {
        Skip.IfNot(Directory.Exists(FashionMnist), "dataset-fashion-mnist is not installed");
        DataCheck.Describe(Path.Combine(FashionMnist, "t10k-labels-idx1-ubyte.gz"))
            .ShouldBe("idx: 10000 labels, 10 classes, 1000 of each: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9; "
                + "this is the test labels of Fashion-MNIST");
    }

    [Fact]
    public void Describe_OtherFolder_IsRefused() =>
        Should.Throw<JobException>(() => DataCheck.Describe(_folder.Path)).Message.ShouldContain("must hold 'data_batch_1.bin'");

    public void Dispose() => _folder.Dispose();

    private string Describe(byte[] content)
    {
        File.WriteAllBytes(_folder.File("a"), content);
        return DataCheck.Describe(_folder.File("a"));
    }
}

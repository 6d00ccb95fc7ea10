using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Formats.Tests;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Write_AnyMatrix_ReadsBackBitForBit() => Prop.ForAll(ArbMap.Default.ArbFor<double[]>(), values =>
    {
        NpyFile.Write(_folder.File("a.npy"), new Matrix(values.Length, 1, values));
        Matrix read = NpyFile.Read(_folder.File("a.npy"));
        return read.Rows == values.Length && read.Columns == 1 && read.Values.SequenceEqual(values);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_TwoByThree_HasTheBytesOfNumPy()
    {
        NpyFile.Write(_folder.File("a.npy"), new Matrix(2, 3, [1, 2, 3, 4, 5, 6]));

        byte[] bytes = File.ReadAllBytes(_folder.File("a.npy"));
        bytes.Length.ShouldBe(128 + 48);
        bytes[..10].ShouldBe([0x93, .. "NUMPY"u8, 1, 0, 118, 0]);
        Encoding.ASCII.GetString(bytes, 10, 118)
            .ShouldBe("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }".PadRight(117) + "\n");
        BitConverter.ToDouble(bytes, 128 + 40).ShouldBe(6);
    }

    [Fact]
    public void Read_TruncatedAtEveryLength_IsRefusedAndNeverCrashes()
    {
        NpyFile.Write(_folder.File("a.npy"), new Matrix(2, 1, [1, 2]));
        byte[] whole = File.ReadAllBytes(_folder.File("a.npy"));
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_folder.File("cut.npy"), whole[..length]);
            Should.Throw<JobException>(() => NpyFile.Read(_folder.File("cut.npy")));
        }
    }

    [Theory]
    [InlineData("(2, 1)", "(999999999999999999, 999999999999999999)")]
    [InlineData("(2, 1)", "(2, 2)")]
    [InlineData("'<f8'", "'<f4'")]
    [InlineData("False", "True")]
    public void Read_HeaderThatLies_IsRefused(string written, string lie)
    {
        NpyFile.Write(_folder.File("a.npy"), new Matrix(2, 1, [1, 2]));
        byte[] bytes = File.ReadAllBytes(_folder.File("a.npy"));
        string header = Encoding.Latin1.GetString(bytes, 10, 118).Replace(written, lie, StringComparison.Ordinal);
        Encoding.Latin1.GetBytes(header.TrimEnd().PadRight(117) + "\n").CopyTo(bytes, 10);
        File.WriteAllBytes(_folder.File("a.npy"), bytes);

        Should.Throw<NtkException>(() => NpyFile.Read(_folder.File("a.npy")));
    }

    public void Dispose() => _folder.Dispose();
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Formats.Tests;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Write_AnyMatrix_ReadsBackBitForBit() => Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<double>>(), some =>
    {
        double[] values = some.Get;
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
    [InlineData("'<f8'", "'>f8'")]
    [InlineData("(2, 1)", "(2, 1, 1, 1, 1)")]
    [InlineData("(2, 1)", "()")]
    [InlineData("(2, 1)", "(0,)")]
    [InlineData("(2, 1)", "(0, 65536, 65536)")]
    [InlineData("(2, 1)", "(65536, 65536, 0)")]
    [InlineData("(2, 1)", "(65536, 65536, 65536, 65536)")]
    public void Read_HeaderThatLies_IsRefused(string written, string lie)
    {
        NpyFile.Write(_folder.File("a.npy"), new Matrix(2, 1, [1, 2]));
        byte[] bytes = File.ReadAllBytes(_folder.File("a.npy"));
        string header = Encoding.Latin1.GetString(bytes, 10, 118).Replace(written, lie, StringComparison.Ordinal);
        Encoding.Latin1.GetBytes(header.TrimEnd().PadRight(117) + "\n").CopyTo(bytes, 10);
        File.WriteAllBytes(_folder.File("a.npy"), bytes);

        Should.Throw<JobException>(() => NpyFile.Read(_folder.File("a.npy"))).Message.ShouldContain("at byte");
    }

    // What numpy.save makes of numpy.arange(24, dtype=type).reshape(2, 3, 4) in each order.
    [Theory]
    [InlineData("<f8", false)]
    [InlineData("<f4", true)]
    [InlineData("|u1", true)]
    [InlineData("<i4", false)]
    [InlineData("<i8", true)]
    public void Read_AnyTypeInAnyOrder_IsInCOrder(string type, bool isFortran)
    {
        using var data = new MemoryStream();
        using var writer = new BinaryWriter(data);
        for (int place = 0; place < 24; place++)
        {
            int value = isFortran ? (place % 2 * 12) + (place / 2 % 3 * 4) + (place / 6) : place;
            Action write = type switch
            {
                "<f8" => () => writer.Write((double)value),
                "<f4" => () => writer.Write((float)value),
                "|u1" => () => writer.Write((byte)value),
                "<i4" => () => writer.Write(value),
                _ => () => writer.Write((long)value),
            };
            write();
        }
        byte[] bytes = [.. Header(1, $"{{'descr': '{type}', 'fortran_order': {isFortran}, 'shape': (2, 3, 4), }}"), .. data.ToArray()];
        foreach (byte[] content in new[] { bytes, DataFiles.Packed(bytes) })
        {
            File.WriteAllBytes(_folder.File("a.npy"), content);
            NumberArray array = NpyFile.ReadArray(_folder.File("a.npy"));
            array.Shape.ShouldBe([2, 3, 4]);
            array.Type.ShouldBe(type);
            array.ToMatrix().Values.ShouldBe(Enumerable.Range(0, 24).Select(value => (double)value));
            NpyFile.WriteArray(_folder.File("b.npy"), array);
            NpyFile.Read(_folder.File("b.npy")).Values.ShouldBe(array.ToMatrix().Values);
        }
    }

    [Fact]
    public void Read_VersionTwoAndVector_IsAColumn()
    {
        byte[] bytes = [.. Header(2, "{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }"), 5, 6, 7];
        File.WriteAllBytes(_folder.File("a.npy"), bytes);
        Matrix read = NpyFile.Read(_folder.File("a.npy"));
        (read.Rows, read.Columns).ShouldBe((3, 1));
        read.Values.ShouldBe([5, 6, 7]);
    }

    [Fact]
    public void Read_BigEndian_SaysWhatToDo()
    {
        File.WriteAllBytes(_folder.File("a.npy"), Header(1, "{'descr': '>f8', 'fortran_order': False, 'shape': (0,), }"));
        Should.Throw<JobException>(() => NpyFile.Read(_folder.File("a.npy"))).Message
            .ShouldEndWith("found '>f8', which is big-endian: save array.astype('<f8')");
    }

    [Fact]
    public void FirstNotFinite_OneNaN_IsItsPlace() =>
        new NumberArray<float>([2, 2], [1, 2, 3, float.NaN]).FirstNotFinite().ShouldBe((1, 1));

    private static byte[] Header(byte version, string text)
    {
        byte[] padded = Encoding.Latin1.GetBytes(text.PadRight(117) + "\n");
        return [0x93, .. "NUMPY"u8, version, 0, (byte)padded.Length, 0, .. version == 2 ? new byte[2] : [], .. padded];
    }

    public void Dispose() => _folder.Dispose();
}

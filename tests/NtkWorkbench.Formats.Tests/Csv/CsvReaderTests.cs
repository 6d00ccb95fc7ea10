using System.Text;

namespace NtkWorkbench.Formats.Tests;

public sealed class CsvReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("x,y\n1,2\n3,4\n")]
    [InlineData("x,y\r\n1,2\r\n3,4")]
    [InlineData("\uFEFFx,y\n1,2\n3,4\n\n\n")]
    [InlineData("\"x\",\"y\"\n\"1\",2\n 3 ,+4.0e0\n")]
    [InlineData("y,x\n2,1\n4,3\n")]
    [InlineData("note,x,y\n\"a, \"\"b\"\"\nc\",1,2\n,3,4\n")]
    public void Read_WellFormed_HasTheColumnsWanted(string text)
    {
        CsvTable table = Read(text, new CsvReadOptions { Columns = ["x", "y"] });

        table.Columns.ShouldBe(["x", "y"]);
        table.Values.Values.ShouldBe([1, 2, 3, 4]);
        table.Values.Rows.ShouldBe(2);
    }

    [Theory]
    [InlineData("0,0,1\n0,1,2\n", true)]
    [InlineData("5.5,1\n6,2\n", true)]
    [InlineData("1,2,3\n4,5,6\n", false)]
    [InlineData("1,2,label\n4,5,6\n", false)]
    [InlineData("", false)]
    public void BeginsWithRow_FirstLine_IsARowWhereItDoesNotCountTheColumns(string text, bool isRow) =>
        CsvReader.BeginsWithRow(_folder.Write("a.csv", text)).ShouldBe(isRow);

    [Fact]
    public void Read_TextWhereItIsAllowed_IsCounted()
    {
        CsvTable table = Read("x,y\n1,a\nb,c\n", new CsvReadOptions { AllowText = true });

        table.Values.Values.ShouldBe([1, double.NaN, double.NaN, double.NaN]);
        table.Texts.ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("", null, null, "must begin with a header line of column names, got nothing")]
    [InlineData("\n\n", null, null, "must begin with a header line of column names, got nothing")]
    [InlineData("x,y\n", null, null, "has no rows")]
    [InlineData("x,y,x\n1,2,3\n", 1, 5, "column 'x' stands in the header twice")]
    [InlineData("x,y\n1,2\n3\n", 3, 2, "row 2 must have 2 cells as the header has, got 1")]
    [InlineData("x,y\n1,2,3\n", 2, 5, "row 1 must have 2 cells as the header has, got 3")]
    [InlineData("x,y\n1,two\n", 2, 3, "row 1, column 'y' must be a number, got 'two'")]
    [InlineData("x,y\n1,\u001b[31m\n", 2, 3, "must be a number, got '\\u001b[31m'")]
    [InlineData("x,y\n1,\n", 2, 3, "row 1, column 'y' must be a number, got nothing")]
    [InlineData("x,y\n1,0x10\n", 2, 3, "must be a number")]
    [InlineData("x,y\n1,2\u0001\n", 2, 3, "must be a number, got '2\\u0001'")]
    [InlineData("x,y\n1,nan\n", 2, 3, "row 1, column 'y' must be finite, got 'nan'")]
    [InlineData("x,y\n-inf,1\n", 2, 1, "row 1, column 'x' must be finite, got '-inf'")]
    [InlineData("x,y\n1,1e999\n", 2, 3, "must be finite, got '1e999'")]
    [InlineData("x,y\n1,2\n\n3,4\n", 3, 1, "row 2 is a blank line")]
    [InlineData("x,y\n\"1,2\n3,4\n", 2, 1, "a quote is opened here and never closed")]
    [InlineData("x,y\n\"1\"0,2\n", 2, 4, "a closing quote must be followed by a comma")]
    [InlineData("\"x\n\",y\n1,z\n", 3, 3, "must be a number")]
    [InlineData("a,y\n1,2\n", 1, 1, "there is no column 'x', expected one of 'a', 'y'")]
    [InlineData("x;y\n1;2\n", 1, 1, "cells must be separated by commas")]
    public void Read_Malformed_NamesThePlace(string text, int? line, int? column, string message)
    {
        JobException refusal = Should.Throw<JobException>(() => Read(text, new CsvReadOptions { Columns = ["x", "y"] }));

        InputError error = refusal.Errors[0];
        (error.Line, error.Column).ShouldBe((line, column));
        error.Message.ShouldContain(message);
        error.Source.ShouldBe(_folder.File("data.csv"));
    }

    [Fact]
    public void Read_SeveralErrors_AllInOnePassWithTheLine()
    {
        JobException error = Should.Throw<JobException>(() => Read("x,y\n1,a\n2\nb,nan\n", new CsvReadOptions()));

        error.Errors.Select(error => (error.Line, error.Column)).ShouldBe([(2, 3), (3, 2), (4, 1), (4, 3)]);
        error.Errors[3].LineText.ShouldBe("b,nan");
        error.Errors[3].CaretLength.ShouldBe(3);
    }

    [Fact]
    public void Read_ManyErrors_ListsTwentyAndCountsTheRest()
    {
        string text = "x\n" + string.Concat(Enumerable.Repeat("bad\n", 50));

        JobException error = Should.Throw<JobException>(() => Read(text, new CsvReadOptions()));

        error.Errors.Count.ShouldBe(FileInputErrors.Listed + 1);
        error.Errors[^1].Message.ShouldBe("and 30 more problems");
    }

    [Fact]
    public void Read_UnknownColumn_SuggestsTheNearest()
    {
        JobException error = Should.Throw<JobException>(() => Read("time,position\n1,2\n", new CsvReadOptions { Columns = ["positon"] }));

        error.Errors.ShouldHaveSingleItem().Suggestion.ShouldBe("position");
    }

    [Fact]
    public void Read_ColumnsOfATable_AreThoseInTheOrderWanted()
    {
        File.WriteAllText(_folder.File("a.csv"), "x,word,y\n1,a,3\n4,b,inf\n");
        CsvTable.Read(_folder.File("a.csv"), ["y", "x"]).Values.Values.ShouldBe([3, 1, double.PositiveInfinity, 4]);
    }

    [Fact]
    public void Read_OwnFile_TakesBlanksNonFiniteAndSameNames()
    {
        CsvTable table = Read("f,f,g\n1,,nan\ninf,-inf,2\n", CsvReadOptions.OwnFile);

        table.Values.Values.ShouldBe([1, double.NaN, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 2]);
    }

    [Fact]
    public void Read_OtherSpellingsOfNonFinite_AreTheSameNumbers() =>
        Read("x\nNaN\nNAN\nInfinity\n-Infinity\n+inf\nINF\n", CsvReadOptions.OwnFile).Values.Values.ShouldBe(
            [double.NaN, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity]);

    [Fact]
    public void Read_WithoutHeader_TakesTheFirstLineAsARow()
    {
        CsvTable table = Read("1,2\n3,inf\n", new CsvReadOptions { HasHeader = false, AllowNonFinite = true });

        table.Columns.ShouldBe(["1", "2"]);
        table.Values.Values.ShouldBe([1, 2, 3, double.PositiveInfinity]);
        Should.Throw<JobException>(() => Read("1,2\n3\n", new CsvReadOptions { HasHeader = false })).Message
            .ShouldContain("row 2 must have 2 cells as the first row has, got 1");
    }

    [Fact]
    public void Read_ColumnsOfUnequalLength_KeepTheirLengths() =>
        Read("x,y,z\n1,,\n2,5,\n3,,\n", CsvReadOptions.OwnFile).Lengths.ShouldBe([3, 2, 0]);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100_000)]
    public void Read_NotUtf8_NamesLineAndByte(int rows)
    {
        string before = "größe\n" + string.Concat(Enumerable.Repeat("1\n", rows));
        File.WriteAllBytes(_folder.File("data.csv"), [.. Encoding.UTF8.GetBytes(before), (byte)'2', 0xE9, (byte)'\n', (byte)'3']);

        InputError error =
            Should.Throw<JobException>(() => CsvReader.Read(_folder.File("data.csv"), new CsvReadOptions())).Errors.ShouldHaveSingleItem(
                );

        error.Message.ShouldContain("the byte 0xE9 is not UTF-8");
        error.Line.ShouldBe(rows + 2);
    }

    [Fact]
    public void Read_EndlessLine_IsRefused()
    {
        string text = "x\n" + new string('1', FileLimits.CsvRecordLength + 1);

        Should.Throw<JobException>(() => Read(text, new CsvReadOptions())).Errors[0].Message.ShouldContain("a record must have at most "
            + "4194304 characters");
    }

    [Fact]
    public void Read_TooLarge_IsRefusedUnread()
    {
        using (FileStream stream = File.Create(_folder.File("data.csv")))
            stream.SetLength(FileLimits.CsvBytes + 1);

        Should.Throw<JobException>(() => CsvReader.Read(_folder.File("data.csv"), new CsvReadOptions())).Message.ShouldContain("must have "
            + "at most 1073741824 bytes");
    }

    [Fact]
    public void Read_MissingFileOrFolder_IsSaid()
    {
        Should.Throw<JobException>(() => CsvReader.Read(_folder.File("none.csv"), new CsvReadOptions())).Message.ShouldEndWith("none.csv: "
            + "no such file or folder");
        Should.Throw<JobException>(() => CsvReader.Read(_folder.Path, new CsvReadOptions())).Message.ShouldContain("must be a file, got a "
            + "folder");
    }

    [SkippableFact]
    public void Read_Device_IsRefused()
    {
        Skip.IfNot(File.Exists("/dev/zero"), "only Unix has devices among its files");

        Should.Throw<JobException>(() => CsvReader.Read("/dev/zero", new CsvReadOptions()));
    }

    [Fact]
    public void Read_LinesAcrossBufferEdges_AreWhole()
    {
        const int rows = 20_000;
        var text = new StringBuilder("x,y\r\n");
        for (int i = 0; i < rows; i++)
            text.Append(i).Append(',').Append(-i).Append("\r\n");

        CsvTable table = Read(text.ToString(), new CsvReadOptions());

        table.Values.Column(0).ShouldBe(Enumerable.Range(0, rows).Select(i => (double)i));
        table.Values.Column(1).ShouldBe(Enumerable.Range(0, rows).Select(i => (double)-i));
    }

    [Fact]
    public void Read_RangeOfColumns_IsThoseFromTheFirstToTheLast()
    {
        CsvTable table = Read("label,p1,p2,p3,q\n7,1,2,3,4\n", new CsvReadOptions { Columns = ["q", "p1 .. p3"], Last = ["label"] });
        table.Columns.ShouldBe(["q", "p1", "p2", "p3", "label"]);
        table.Values.Values.ShouldBe([4, 1, 2, 3, 7]);
    }

    [Fact]
    public void Read_AllButTheLast_HasTheLastBehind() =>
        Read("label,p1,p2\n7,1,2\n", new CsvReadOptions { Last = ["label"] }).Values.Values.ShouldBe([1, 2, 7]);

    [Theory]
    [InlineData("p1 .. p9", "there is no column 'p9'")]
    [InlineData("p3 .. p1", "column 'p3' stands behind 'p1', expected 'p1 .. p3'")]
    [InlineData("label .. p2", "column 'label' is asked for twice, expected each once")]
    public void Read_BadRange_IsSaid(string range, string message) => Should.Throw<JobException>(() =>
        Read("label,p1,p2,p3\n7,1,2,3\n", new CsvReadOptions { Columns = [range], Last = ["label"] })).Message.ShouldContain(message);

    [Fact]
    public void Read_NumbersInPlaceOfAHeader_AreOneError() =>
        Should.Throw<JobException>(() => Read("0,5,0\n1,2,3\n", new CsvReadOptions())).Errors.ShouldHaveSingleItem().Message
            .ShouldBe("must begin with a header line that names the columns, got a line of numbers");

    [Fact]
    public void Read_PackedFile_IsAsUnpacked()
    {
        byte[] packed = DataFiles.Packed("x,y\n1,2\n"u8);
        File.WriteAllBytes(_folder.File("data.csv"), packed);
        CsvReader.Read(_folder.File("data.csv"), new CsvReadOptions()).Values.Values.ShouldBe([1, 2]);
        File.WriteAllBytes(_folder.File("data.csv"), packed[..^9]);
        Should.Throw<JobException>(() => CsvReader.Read(_folder.File("data.csv"), new CsvReadOptions()))
            .Message.ShouldContain("at byte 8 of what is unpacked: is damaged or cut off");
    }

    [Fact]
    public void Read_PackedBytesThatAreNoText_AreNamedAsTheyAreUnpacked()
    {
        File.WriteAllBytes(_folder.File("data.csv"), DataFiles.Packed([(byte)'x', (byte)'\n', 0xFF]));
        Should.Throw<JobException>(() => CsvReader.Read(_folder.File("data.csv"), new CsvReadOptions()))
            .Message.ShouldContain("data.csv:2:1: the byte 0xFF is not UTF-8");
    }

    public void Dispose() => _folder.Dispose();

    private CsvTable Read(string text, CsvReadOptions options) => CsvReader.Read(_folder.Write("data.csv", text), options);
}

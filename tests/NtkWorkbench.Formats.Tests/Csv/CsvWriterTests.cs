using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Formats.Tests;

public sealed class CsvWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Write_AnyNumbersAndNames_ReadBackBitForBit() => Prop.ForAll(
        ArbMap.Default.ArbFor<double[]>().Filter(values => values.Length > 0),
        ArbMap.Default.ArbFor<NonNull<string>>()
            .Filter(name => name.Get.Trim() == name.Get && name.Get.All(c => !char.IsControl(c) && !char.IsSurrogate(c))),
        (values, name) =>
        {
            CsvTable written = new() { Columns = [$"a{name.Get}"], Values = new Matrix(values.Length, 1, values) };
            written.Write(_folder.File("a.csv"));
            CsvTable read = CsvTable.Read(_folder.File("a.csv"));
            return read.Columns.SequenceEqual(written.Columns) && read.Values.Values.SequenceEqual(values);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_SpecialNumbersAndNames_AsPandasAndGnuplotReadThem()
    {
        CsvWriter.Write(_folder.File("a.csv"), csv =>
        {
            csv.Header(["plain", "a,b", "say \"x\""]);
            csv.Cells([0.1, double.NaN, -0.0]);
            csv.EndRow();
            csv.Cell(double.PositiveInfinity);
            csv.Cell((double?)null);
            csv.Cell(-1e300);
            csv.EndRow();
        });

        File.ReadAllText(_folder.File("a.csv")).ShouldBe("plain,\"a,b\",\"say \"\"x\"\"\"\n0.1,nan,-0\ninf,,-1E+300\n");
    }

    public void Dispose() => _folder.Dispose();
}

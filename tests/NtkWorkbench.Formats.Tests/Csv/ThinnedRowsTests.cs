namespace NtkWorkbench.Formats.Tests;

public sealed class ThinnedRowsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(1000)]
    [InlineData(1001)]
    public void Kept_AnyNumberOfRows_AreEvenlySpacedFromTheFirstToTheLast(int count)
    {
        const int Most = 9;
        var rows = new ThinnedRows<int>(Most);
        for (int i = 0; i < count; i++)
            rows.Add(i);

        rows.Kept.Count.ShouldBeLessThanOrEqualTo(Most);
        rows.Kept.ShouldBe([.. Enumerable.Range(0, count).Where(i => i % rows.OneOf == 0 || i == count - 1)]);
        if (count >= Most)
            rows.Kept.Count.ShouldBeGreaterThan(Most / 2 - 1);
        else
            rows.OneOf.ShouldBe(1);
    }

    [Fact]
    public void ReadThinned_GrowingFile_PassesOverTheLineThatIsBeingWritten()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("metrics.csv", "step,loss\n0,1.5\n1,1.25\n2,1.1");

        CsvTable table = CsvReader.ReadThinned(file, CsvReadOptions.OwnFile with { IsGrowing = true });
        table.Values.Values.ShouldBe([0, 1.5, 1, 1.25]);
        table.OneRowOf.ShouldBe(1);
        CsvReader.ReadThinned(file, CsvReadOptions.OwnFile).Values.Rows.ShouldBe(3);
    }
}

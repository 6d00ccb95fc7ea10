namespace NtkWorkbench.Figures.Tests;

public sealed class FigureStoreTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    private FigureFolder Figures => new(_temporary.Path);

    public static TheoryData<int> SeriesNumbers => [.. Enumerable.Range(0, SampleFigures.AllSeries.Count())];

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [MemberData(nameof(SeriesNumbers))]
    public void Load_SavedSeries_IsTheSame(int number)
    {
        Figure figure = SampleFigures.Of(SampleFigures.AllSeries.ElementAt(number));
        FigureStore store = new(Figures);
        store.Save(figure);
        ShouldBeTheSame(store.Load("sample"), figure);
    }

    [Fact]
    public void Load_SavedPanelOptions_AreTheSame()
    {
        Figure figure = new()
        {
            Name = "sample",
            Title = SampleFigures.Hostile,
            Height = 2.5,
            Rows = 2,
            Panels =
            [
                new Panel { Series = [.. SampleFigures.AllSeries], Square = true,
                    Colors = new() { Map = ColorMap.Diverging, Limits = new Interval(-1, 1), Label = "Δ" } },
                new Panel { Series = [], Title = "empty",
                    Y = new() { Scale = AxisScale.Log, Unit = "s", Label = "t", TickLabels = false, Integers = true } },
            ],
        };
        FigureStore store = new(Figures);
        store.Save(figure);
        ShouldBeTheSame(store.Load("sample"), figure);
        store.Names().ShouldBe(["sample"]);
    }

    [Fact]
    public void Save_Columns_StandOnceInTheCsvAndNotInTheStructure()
    {
        Figure figure =
            SampleFigures.Of(new LineSeries { X = SampleFigures.X, Y = new("y", [0.12345678901234567, 2]) },
                new LineSeries { X = SampleFigures.X, Y = SampleFigures.X });
        new FigureStore(Figures).Save(figure);
        File.ReadAllLines(Figures.DataFile("sample"))
            .ShouldBe(["x,y", "0,0.12345678901234566", "0.1,2", "0.2,", "0.3333333333333333,"]);
        File.ReadAllText(Figures.StructureFile("sample")).ShouldNotContain("0.1234");
    }

    [Fact]
    public void Load_EditedNumber_TakesIt()
    {
        FigureStore store = new(Figures);
        store.Save(SampleFigures.Of(new LineSeries { X = SampleFigures.X, Y = new("y", [1, 2, 3, 4]) }));
        string file = Figures.DataFile("sample");
        File.WriteAllText(file, File.ReadAllText(file).Replace("0.2,3", "0.2,77", StringComparison.Ordinal));
        store.Load("sample").Panels[0].Series[0].ShouldBeOfType<LineSeries>().Y.Values[2].ShouldBe(77);
    }

    [Fact]
    public void Save_NumbersThatAreNotFinite_StandAsInEveryCsv()
    {
        Figure figure = SampleFigures.Of(
            new LineSeries { X = SampleFigures.X, Y = new("y", [double.PositiveInfinity, double.NegativeInfinity, double.NaN]) },
            new HeatMapSeries { Values = new("map", new Matrix(1, 2, [double.NegativeInfinity, double.NaN])), X = new(0, 3),
                Y = new(0, 2) });
        FigureStore store = new(Figures);
        store.Save(figure);
        File.ReadAllText(Figures.DataFile("sample")).ShouldBe("x,y\n0,inf\n0.1,-inf\n0.2,nan\n0.3333333333333333,\n");
        File.ReadAllText(Figures.MatrixFile("sample", "map")).ShouldBe("-inf,nan\n");
        ShouldBeTheSame(store.Load("sample"), figure);
    }

    [Fact]
    public void Load_DataOfAnOlderRun_IsTheSame()
    {
        FigureStore store = new(Figures);
        store.Save(SampleFigures.Of(
            new LineSeries { X = SampleFigures.X, Y = new("y", [1]) },
            new HeatMapSeries { Values = new("map", new Matrix(1, 1, [0])), X = new(0, 3), Y = new(0, 2) }));
        File.WriteAllText(Figures.DataFile("sample"), "x,y\n0,Infinity\n0.1,-Infinity\n0.2,NaN\n0.3,\n");
        File.WriteAllText(Figures.MatrixFile("sample", "map"), "NaN,-Infinity\nInfinity,1\n");
        IReadOnlyList<PanelSeries> series = store.Load("sample").Panels[0].Series;
        series[0].ShouldBeOfType<LineSeries>().Y.Values.ShouldBe([double.PositiveInfinity, double.NegativeInfinity, double.NaN]);
        series[1].ShouldBeOfType<HeatMapSeries>().Values.Values.Values
            .ShouldBe([double.NaN, double.NegativeInfinity, double.PositiveInfinity, 1]);
    }

    [Fact]
    public void Save_NoNumbers_IsReadBack()
    {
        Figure figure = SampleFigures.Of(new ReferenceLine { Orientation = Orientation.Vertical, Value = 0.1 });
        FigureStore store = new(Figures);
        store.Save(figure);
        File.ReadAllText(Figures.DataFile("sample")).ShouldBe("\n");
        ShouldBeTheSame(store.Load("sample"), figure);
    }

    [Fact]
    public void Save_OneNameForTwoColumns_Throws() =>
        Should.Throw<NtkException>(
            () => new FigureStore(Figures).Save(SampleFigures.Of(new LineSeries { X = SampleFigures.X, Y = new("x", [1]) })))
            .Message.ShouldContain("'x'");

    [Theory]
    [InlineData("y,z\n1,2\n", "no column 'x'")]
    [InlineData("x,y\n0,one\n", "'one'")]
    [InlineData("x,y\n0\n", "must have 2 cells as the header has, got 1")]
    public void Load_DamagedData_SaysWhat(string csv, string expected)
    {
        FigureStore store = new(Figures);
        store.Save(SampleFigures.Of(new LineSeries { X = SampleFigures.X, Y = new("y", [1]) }));
        File.WriteAllText(Figures.DataFile("sample"), csv);
        Should.Throw<NtkException>(() => store.Load("sample")).Message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a b")]
    [InlineData("")]
    public void Save_NameThatIsNoFileName_Throws(string name) =>
        Should.Throw<NtkException>(() => new FigureStore(Figures).Save(SampleFigures.Of() with { Name = name }));

    /// <summary>Records compare lists by reference, so each level is compared with the other's lists.</summary>
    private static void ShouldBeTheSame(Figure actual, Figure expected)
    {
        (actual with { Panels = expected.Panels }).ShouldBe(expected);
        actual.Panels.Count.ShouldBe(expected.Panels.Count);
        foreach ((Panel panel, Panel other) in actual.Panels.Zip(expected.Panels))
        {
            (panel with { Series = other.Series }).ShouldBe(other);
            panel.Series.ToArray().ShouldBe(other.Series.ToArray());
        }
    }
}

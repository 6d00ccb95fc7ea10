namespace NtkWorkbench.Figures.Tests;

public sealed class CurvesFigureTests
{
    [Fact]
    public void Build_SeveralLines_AreTheirMeanWithABand()
    {
        Panel panel = Build(AxisScale.Linear, new Curve { Label = "a", X = [1, 2], Lines = new Matrix(2, 2, [1, 5, 3, 7]) });

        BandSeries band = panel.Series.OfType<BandSeries>().ShouldHaveSingleItem();
        band.Lower.Values.ShouldBe([1, 5]);
        band.Upper.Values.ShouldBe([3, 7]);
        panel.Series.OfType<LineSeries>().ShouldHaveSingleItem().Y.Values.ShouldBe([2, 6]);
    }

    [Fact]
    public void Build_ElevenLines_HaveABandOfTheirPercentiles()
    {
        Matrix lines = new(11, 2, [.. Enumerable.Range(0, 22).Select(i => (double)(i / 2))]);
        Panel panel = Build(AxisScale.Linear, new Curve { Label = "a", X = [1, 2], Lines = lines });

        BandSeries band = panel.Series.OfType<BandSeries>().ShouldHaveSingleItem();
        (band.Lower.Values[0], band.Upper.Values[0]).ShouldBe((1, 9));
        panel.Note.ShouldBe("bands: 10th to 90th percentile of 11 runs");
    }

    [Fact]
    public void Build_LineThatEndsEarly_CountsWhereItIs() =>
        Build(AxisScale.Linear, new Curve { Label = "a", X = [1, 2], Lines = new Matrix(2, 2, [1, double.NaN, 3, 7]) })
            .Series.OfType<LineSeries>().ShouldHaveSingleItem().Y.Values.ShouldBe([2, 7]);

    [Theory]
    [InlineData(AxisScale.Linear, double.NaN)]
    [InlineData(AxisScale.Log, 0)]
    public void Build_CurveWithoutAPointToDraw_HasNoEntryInTheLegend(AxisScale scale, double value) =>
        Build(scale, Curve.Single("none", [1], [value], marker: Marker.Square), Curve.Single("empty", [], [], marker: Marker.Circle),
            Curve.Single("some", [1], [2], marker: Marker.Circle))
            .Series.Select(series => series.Label).OfType<string>().ShouldBe(["some"]);

    [Fact]
    public void Build_ZeroAtTheBeginningOfALogarithmicAxis_IsLeftOut()
    {
        LineSeries line = Build(AxisScale.Log, Curve.Single("a", [1, 2, 3], [0, 4, 5])).Series.OfType<LineSeries>().ShouldHaveSingleItem();

        line.X.Values.ShouldBe([2, 3]);
        line.Y.Values.ShouldBe([4, 5]);
    }

    [Fact]
    public void Build_CurvesOfOneName_HaveColumnsOfTheirOwn() =>
        Build(AxisScale.Linear, Curve.Single("a", [1, 2], [1, 2]), Curve.Single("a", [1, 2], [3, 4]))
            .Series.OfType<LineSeries>().Select(line => line.Y.Name).Distinct().Count().ShouldBe(2);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(14)]
    [InlineData(20)]
    public void StyleOf_Curves_TellsThemApart(int count) =>
        Enumerable.Range(0, count).Select(i => CurveColors.StyleOf(i, count)).Distinct().Count().ShouldBe(count);

    private static Panel Build(AxisScale scale, params Curve[] curves) =>
        CurvesFigure.Build("figure", [new CurvesPanel { X = new(), Y = new() { Scale = scale }, Curves = curves }],
            1).Panels.ShouldHaveSingleItem();
}

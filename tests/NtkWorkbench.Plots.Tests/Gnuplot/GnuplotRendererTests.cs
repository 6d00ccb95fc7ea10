using NtkWorkbench.Core;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;
using NtkWorkbench.Plots.Gnuplot;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Rendering.Colors;
using NtkWorkbench.Plots.Storage;
using NtkWorkbench.Plots.Tests.Pictures;

namespace NtkWorkbench.Plots.Tests.Gnuplot;

public sealed class GnuplotRendererTests : IDisposable
{
    private const int Dpi = 100;

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Render_Series_ShowsItsColorAtTheRightSize(int number)
    {
        SeriesColor color = SeriesColor.Palette(6);
        DataColumn x = new("x", [0, 1, 2]), y = new("y", [1, 3, 2]);
        PanelSeries series = number switch
        {
            0 => new LineSeries { X = x, Y = y, Style = new() { Color = color, Width = 2 } },
            1 => new PointSeries { X = x, Y = y, Style = new() { Color = color, Size = 6 } },
            _ => new BandSeries { X = x, Lower = y, Upper = new("hi", [4, 5, 6]), Color = color, Opacity = 1 },
        };
        PngPicture picture = Png(SampleFigures.Of(series));
        (picture.Width, picture.Height).ShouldBe((300, 200));
        picture.Count(Palette.OkabeIto[6]).ShouldBeGreaterThan(20);
        picture.Count(new(255, 255, 255)).ShouldBeGreaterThan(10_000);
    }

    [SkippableFact]
    public void Render_HeatMap_ShowsBothEndsOfItsColors()
    {
        HeatMapSeries map = new() { Values = new("m", new(2, 2, [0, 1, 1, 0])), X = new(0, 2), Y = new(0, 2) };
        PngPicture picture = Png(SampleFigures.Of() with { Panels = [new Panel { Series = [map], Colors = new() }] });
        picture.Count(Palette.At(ColorMap.Viridis, 0)).ShouldBeGreaterThan(1000);
        picture.Count(Palette.At(ColorMap.Viridis, 1)).ShouldBeGreaterThan(1000);
    }

    [SkippableFact]
    public void Render_LineBundle_ColorsEachLineByItsNumber()
    {
        LineBundleSeries bundle = new()
        {
            X = new("x", [0, 1]),
            Lines = new("lines", new(3, 2, [0, 0.1, 1, 1.1, 2, 2.1])),
            Values = new("color", [0, 1, double.PositiveInfinity]),
            Width = 3,
        };
        PngPicture picture = Png(SampleFigures.Of() with { Panels = [new Panel { Series = [bundle], Colors = new() { Bar = false } }] });
        picture.Count(Palette.At(ColorMap.Viridis, 0)).ShouldBeGreaterThan(100);
        picture.Count(Palette.At(ColorMap.Viridis, 1)).ShouldBeGreaterThan(100);
    }

    [SkippableTheory]
    [InlineData(FigureFormat.Png)]
    [InlineData(FigureFormat.Svg)]
    [InlineData(FigureFormat.Pdf)]
    public void Render_HostileTextAndEverySeriesTwice_GivesTheSameBytes(FigureFormat format)
    {
        Figure figure = SampleFigures.Everything;
        Panel panel = figure.Panels[0];
        figure = figure with { Title = SampleFigures.Hostile, Panels = [panel with { Title = SampleFigures.Hostile, X = panel.X with { Label = SampleFigures.Hostile } }] };
        byte[] first = Render(figure, format);
        if (format == FigureFormat.Pdf)
            Thread.Sleep(1100); // Cairo's creation date counts seconds.
        Render(figure, format).ShouldBe(first);
        Directory.GetFiles(_temporary.Figures.Root, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [SkippableFact]
    public void Render_NothingDrawable_StillDrawsAxes()
    {
        LineSeries zeros = new() { X = SampleFigures.X, Y = new("y", [0, 0, -1, double.NaN]) };
        PngPicture picture = Png(SampleFigures.Of() with { Panels = [new Panel { Series = [zeros], Y = new() { Scale = AxisScale.Log } }] });
        picture.Count(Rgb.Parse("#404040"), 60).ShouldBeGreaterThan(50);
    }

    [SkippableFact]
    public void Render_DataMissing_Throws()
    {
        GnuplotRenderer renderer = Renderer();
        Should.Throw<NtkException>(() => renderer.Render(SampleFigures.Of([.. SampleFigures.AllSeries]), _temporary.Figures, FigureFormat.Png, Dpi, CancellationToken.None))
            .Message.ShouldContain("sample.csv");
        File.Exists(_temporary.Figures.PictureFile("sample", FigureFormat.Png)).ShouldBeFalse();
    }

    [SkippableFact]
    public void Render_ImageTooFlatToDraw_ThrowsInsteadOfLeavingAnEmptyFile()
    {
        HeatMapSeries map = new() { Values = new("m", new(2, 2, [0, 1, 1, 0])), X = new(0, 1), Y = new(0, 1) };
        Figure figure = SampleFigures.Of() with { Panels = [new Panel { Series = [map], Y = new() { Limits = new(0, 1e17) } }] };
        Should.Throw<NtkException>(() => Png(figure)).Message.ShouldContain("no picture");
    }

    [SkippableFact]
    public void Run_BrokenScript_ThrowsWithGnuplotsMessage()
    {
        Skip.IfNot(GnuplotRenderer.TryFind(out _), "gnuplot is not installed: " + RendererCatalog.InstallGnuplot);
        GnuplotProcess process = new("gnuplot", TimeSpan.FromSeconds(20));
        Should.Throw<NtkException>(() => process.Run(Path.GetTempPath(), CancellationToken.None, "-e", "set nonsense")).Message.ShouldContain("unrecognized option");
    }

    [SkippableFact]
    public void Run_HangingScript_IsEnded()
    {
        Skip.IfNot(GnuplotRenderer.TryFind(out _), "gnuplot is not installed: " + RendererCatalog.InstallGnuplot);
        GnuplotProcess process = new("gnuplot", TimeSpan.FromSeconds(0.3));
        Should.Throw<NtkException>(() => process.Run(Path.GetTempPath(), CancellationToken.None, "-e", "pause 30")).Message.ShouldContain("did not end");
    }

    [SkippableFact]
    public void Run_CancelledWhileItRuns_IsEnded()
    {
        Skip.IfNot(GnuplotRenderer.TryFind(out _), "gnuplot is not installed: " + RendererCatalog.InstallGnuplot);
        GnuplotProcess process = new("gnuplot", TimeSpan.FromSeconds(20));
        using CancellationTokenSource cancellation = new(TimeSpan.FromSeconds(0.3));
        Should.Throw<OperationCanceledException>(() => process.Run(Path.GetTempPath(), cancellation.Token, "-e", "pause 30"));
    }

    [SkippableFact]
    public void Render_Cancelled_LeavesNoPicture()
    {
        GnuplotRenderer renderer = Renderer();
        Figure figure = SampleFigures.Of([.. SampleFigures.AllSeries]);
        new FigureStore(_temporary.Figures).Save(figure);
        Should.Throw<OperationCanceledException>(() => renderer.Render(figure, _temporary.Figures, FigureFormat.Png, Dpi, new CancellationToken(canceled: true)));
        File.Exists(_temporary.Figures.PictureFile(figure.Name, FigureFormat.Png)).ShouldBeFalse();
    }

    private static GnuplotRenderer Renderer()
    {
        bool found = GnuplotRenderer.TryFind(out GnuplotRenderer? renderer);
        Skip.IfNot(found, "gnuplot is not installed: " + RendererCatalog.InstallGnuplot);
        return renderer!;
    }

    private byte[] Render(Figure figure, FigureFormat format)
    {
        GnuplotRenderer renderer = Renderer();
        new FigureStore(_temporary.Figures).Save(figure);
        renderer.Render(figure, _temporary.Figures, format, Dpi, CancellationToken.None);
        return File.ReadAllBytes(_temporary.Figures.PictureFile(figure.Name, format));
    }

    private PngPicture Png(Figure figure)
    {
        Render(figure, FigureFormat.Png);
        return PngPicture.Read(_temporary.Figures.PictureFile(figure.Name, FigureFormat.Png));
    }
}

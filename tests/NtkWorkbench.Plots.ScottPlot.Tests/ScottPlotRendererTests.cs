using NtkWorkbench.Core;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Tests;

namespace NtkWorkbench.Plots.ScottPlot.Tests;

public sealed class ScottPlotRendererTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public static TheoryData<FigureFormat> Formats => [FigureFormat.Png, FigureFormat.Svg];

    public void Dispose() => _temporary.Dispose();

    [Theory, MemberData(nameof(Formats))]
    public void Render_ManyAtATime_GiveTheBytesOfOneAfterTheOther(FigureFormat format)
    {
        IFigureRenderer renderer = Renderers.Get(RendererKind.ScottPlot);
        Figure figure = Hostile();
        byte[] alone = Render(renderer, figure, format);
        byte[][] together = new byte[8][];
        Parallel.For(0, together.Length, i => together[i] = Render(renderer, figure with { Name = $"copy_{i}" }, format));
        together.Count(bytes => bytes.SequenceEqual(alone)).ShouldBe(together.Length);
        Directory.GetFiles(_temporary.Figures.Root, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void Render_Svg_KeepsTextAsTextAndItsSize()
    {
        Figure figure = SampleFigures.Of(new LineSeries { Label = "σ₁ < 1", X = SampleFigures.X, Y = SampleFigures.X });
        Render(Renderers.Get(RendererKind.ScottPlot), figure, FigureFormat.Svg);
        string svg = File.ReadAllText(_temporary.Figures.PictureFile(figure.Name, FigureFormat.Svg));
        svg.ShouldContain("width=\"288\" height=\"192\" viewBox=\"0 0 288 192\"");
        svg.ShouldContain("σ₁ &lt; 1");
        svg.TrimEnd().ShouldEndWith("</svg>");
    }

    [Fact]
    public void Render_FarPoints_LeaveTheRestOfTheLine()
    {
        DataColumn x = new("x", [0, 1, 2, 3]);
        Figure figure = SampleFigures.Of(new LineSeries { X = x, Y = new("y", [0, 1, 1e290, 1e-290]) });
        figure = figure with { Panels = [figure.Panels[0] with { Y = new() { Limits = new(0, 1) } }] };
        byte[] far = Render(Renderers.Get(RendererKind.ScottPlot), figure, FigureFormat.Png);
        byte[] none = Render(Renderers.Get(RendererKind.ScottPlot), figure with { Panels = [figure.Panels[0] with { Series = [] }] }, FigureFormat.Png);
        far.ShouldNotBe(none);
    }

    [Fact]
    public void Render_Pdf_Throws()
    {
        IFigureRenderer renderer = Renderers.Get(RendererKind.ScottPlot);
        renderer.Supports(FigureFormat.Pdf).ShouldBeFalse();
        Should.Throw<NtkException>(() => Render(renderer, Hostile(), FigureFormat.Pdf)).Message.ShouldBe("scottplot draws png and svg, not pdf");
    }

    private static Figure Hostile()
    {
        Figure figure = SampleFigures.Of([.. SampleFigures.AllSeries]);
        Panel panel = figure.Panels[0] with { Title = SampleFigures.Hostile, X = new() { Label = SampleFigures.Hostile } };
        return figure with { Title = SampleFigures.Hostile, Panels = [panel] };
    }

    private byte[] Render(IFigureRenderer renderer, Figure figure, FigureFormat format)
    {
        renderer.Render(figure, _temporary.Figures, format, 100, CancellationToken.None);
        return File.ReadAllBytes(_temporary.Figures.PictureFile(figure.Name, format));
    }
}

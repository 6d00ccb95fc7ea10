using NtkWorkbench.Core;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Storage;

namespace NtkWorkbench.Plots.Tests.Rendering;

public sealed class RendererCatalogTests
{
    private static readonly FakeRenderer Gnuplot = new(RendererKind.Gnuplot, [FigureFormat.Png, FigureFormat.Svg, FigureFormat.Pdf]);
    private static readonly FakeRenderer ScottPlot = new(RendererKind.ScottPlot, [FigureFormat.Png, FigureFormat.Svg]);

    [Theory]
    [InlineData(FigureFormat.Png, RendererKind.ScottPlot)]
    [InlineData(FigureFormat.Svg, RendererKind.ScottPlot)]
    [InlineData(FigureFormat.Pdf, RendererKind.Gnuplot)]
    public void Find_AutoWithBoth_IsScottPlotForWhatItDraws(FigureFormat format, RendererKind expected) =>
        new RendererCatalog(() => Gnuplot, () => ScottPlot).Find(RendererKind.Auto, format)!.Kind.ShouldBe(expected);

    [Fact]
    public void Find_AutoWithoutGnuplot_IsNullForWhatScottPlotDoesNotDraw()
    {
        RendererCatalog catalog = new(() => null, () => ScottPlot);
        catalog.Find(RendererKind.Auto, FigureFormat.Pdf).ShouldBeNull();
        catalog.Find(RendererKind.Auto, FigureFormat.Png).ShouldBe(ScottPlot);
    }

    [Fact]
    public void Find_ScottPlotForPdf_SaysWhatDraws() =>
        Should.Throw<NtkException>(() => new RendererCatalog(() => Gnuplot, () => ScottPlot).Find(RendererKind.ScottPlot, FigureFormat.Pdf))
            .Message.ShouldBe("scottplot does not draw pdf; with renderer: auto, gnuplot draws what it does not");

    [Fact]
    public void Find_ScottPlotNotBuiltIn_NamesTheCommandThatAddsIt()
    {
        RendererCatalog catalog = new(() => Gnuplot, null);
        Should.Throw<NtkException>(() => catalog.Find(RendererKind.ScottPlot)).Message.ShouldContain("NTK_SCOTTPLOT=true ./ntk");
        catalog.IsBuiltIn(RendererKind.ScottPlot).ShouldBeFalse();
        catalog.Find(RendererKind.Auto).ShouldBe(Gnuplot);
    }

    private sealed class FakeRenderer(RendererKind kind, FigureFormat[] formats) : IFigureRenderer
    {
        public RendererKind Kind => kind;

        public string Description => kind.ToString();

        public bool Supports(FigureFormat format) => formats.Contains(format);

        public void Render(Figure figure, FigureFolder folder, FigureFormat format, int dpi, CancellationToken cancellation) => throw new NtkException("draws nothing");
    }
}

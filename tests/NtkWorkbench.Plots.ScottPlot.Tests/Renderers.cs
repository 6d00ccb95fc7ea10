using NtkWorkbench.Plots.Gnuplot;
using NtkWorkbench.Plots.Rendering;

namespace NtkWorkbench.Plots.ScottPlot.Tests;

/// <summary>The renderers under test, where they are.</summary>
internal static class Renderers
{
    /// <summary>A renderer; a test that asks for one that is not there is skipped.</summary>
    public static IFigureRenderer Get(RendererKind kind)
    {
        IFigureRenderer? renderer = kind == RendererKind.Gnuplot ? Gnuplot() : ScottPlot();
        Skip.If(renderer is null, kind == RendererKind.Gnuplot
            ? "gnuplot is not installed: " + RendererCatalog.InstallGnuplot
            : "the ScottPlot renderer is not built in; test it with: NTK_SCOTTPLOT=true ./scripts/test");
        return renderer!;
    }

    private static GnuplotRenderer? Gnuplot() => GnuplotRenderer.TryFind(out GnuplotRenderer? renderer) ? renderer : null;

    private static ScottPlotRenderer ScottPlot() => new();
}

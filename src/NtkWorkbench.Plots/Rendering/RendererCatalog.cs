using NtkWorkbench.Core;

namespace NtkWorkbench.Plots.Rendering;

/// <summary>The renderers that this build contains, looked for when first asked.</summary>
/// <param name="gnuplot">Finds gnuplot; null where the program is not on this machine.</param>
/// <param name="scottPlot">Makes ScottPlot's renderer; null where it is not built in.</param>
public sealed class RendererCatalog(Func<IFigureRenderer?> gnuplot, Func<IFigureRenderer?>? scottPlot)
{
    private readonly Lazy<IFigureRenderer?> _gnuplot = new(gnuplot);
    private readonly Lazy<IFigureRenderer?> _scottPlot = new(scottPlot ?? (() => null));

    /// <summary>What to type where gnuplot is missing, on Debian and Ubuntu.</summary>
    public const string InstallGnuplot = "apt-get install gnuplot-nox";

    /// <summary>Whether this build contains a renderer, be it that its libraries or program are missing.</summary>
    public bool IsBuiltIn(RendererKind kind) => kind != RendererKind.ScottPlot || scottPlot is not null;

    /// <summary>The renderer of a kind; auto is ScottPlot where it is built in, gnuplot otherwise.</summary>
    /// <returns>Null where gnuplot is meant and not on this machine: figures are then saved and drawn later.</returns>
    /// <exception cref="NtkException">ScottPlot is asked for and not built in.</exception>
    public IFigureRenderer? Find(RendererKind kind) => kind switch
    {
        RendererKind.Auto => _scottPlot.Value ?? _gnuplot.Value,
        RendererKind.Gnuplot => _gnuplot.Value,
        RendererKind.ScottPlot => _scottPlot.Value
            ?? throw new NtkException("renderer: scottplot is not built in; build it with: NTK_SCOTTPLOT=true ./ntk … (or a folder with ScottPlot.dll)"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The renderer of a kind for a format; auto is ScottPlot where it is built in and draws the format, gnuplot otherwise.</summary>
    /// <returns>Null where gnuplot is meant and not on this machine.</returns>
    /// <exception cref="NtkException">ScottPlot is asked for and not built in, or does not draw the format.</exception>
    public IFigureRenderer? Find(RendererKind kind, FigureFormat format)
    {
        IFigureRenderer? renderer = Find(kind);
        if (renderer is null || renderer.Supports(format))
            return renderer;
        return kind == RendererKind.Auto
            ? _gnuplot.Value
            : throw new NtkException($"{Word(kind)} does not draw {Word(format)}; with renderer: auto, gnuplot draws what it does not");
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

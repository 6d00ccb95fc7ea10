using NtkWorkbench.Core;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Storage;

namespace NtkWorkbench.Plots.Rendering;

/// <summary>Draws figures into files.</summary>
public interface IFigureRenderer
{
    /// <summary>Which one this is; never <see cref="RendererKind.Auto"/>.</summary>
    RendererKind Kind { get; }

    /// <summary>Name and version: "gnuplot 5.4 patchlevel 4".</summary>
    string Description { get; }

    /// <summary>Whether it can write a format.</summary>
    bool Supports(FigureFormat format);

    /// <summary>
    /// Writes <see cref="FigureFolder.PictureFile"/>, whole or not at all. The same figure, format and resolution give the same bytes.
    /// </summary>
    /// <param name="figure">What is drawn; stored in <paramref name="folder"/> before.</param>
    /// <param name="folder">Where the figure's files lie.</param>
    /// <param name="format">The format of the picture.</param>
    /// <param name="dpi">Dots per inch of a PNG picture: it has ⌊width·dpi + ½⌋ by ⌊height·dpi + ½⌋ pixels.</param>
    /// <param name="cancellation">Ends drawing; no picture is left.</param>
    /// <exception cref="NtkException">The renderer failed, or does not support the format; the message says why.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    void Render(Figure figure, FigureFolder folder, FigureFormat format, int dpi, CancellationToken cancellation);
}

using NtkWorkbench.Core;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Storage;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>Draws figures by the ScottPlot library, in this process; any number of them at a time.</summary>
public sealed class ScottPlotRenderer : IFigureRenderer
{
    private readonly Typefaces _typefaces;

    /// <summary>Loads the libraries and finds a font.</summary>
    /// <exception cref="NtkException">The native library that draws cannot be loaded, or there is no font.</exception>
    public ScottPlotRenderer()
    {
        try
        {
            _typefaces = new Typefaces();
            Description = $"ScottPlot {typeof(SP.Plot).Assembly.GetName().Version!.ToString(3)}";
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException or BadImageFormatException or FileNotFoundException)
        {
            throw new NtkException($"scottplot is built in, but its libraries cannot be loaded: {error.GetBaseException().Message.Split('\n')[0]}", error);
        }
    }

    /// <inheritdoc/>
    public RendererKind Kind => RendererKind.ScottPlot;

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public bool Supports(FigureFormat format) => format is FigureFormat.Png or FigureFormat.Svg;

    /// <inheritdoc/>
    public void Render(Figure figure, FigureFolder folder, FigureFormat format, int dpi, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(folder);
        cancellation.ThrowIfCancellationRequested();
        Action<Stream> write = format switch
        {
            FigureFormat.Png => stream => FigurePicture.WritePng(stream, figure, dpi, _typefaces),
            FigureFormat.Svg => stream => FigurePicture.WriteSvg(stream, figure, _typefaces),
            _ => throw new NtkException($"scottplot draws png and svg, not {format.ToString().ToLowerInvariant()}"),
        };
        WholeFile.WriteBytes(folder.PictureFile(figure.Name, format), write);
    }
}

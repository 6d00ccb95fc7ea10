namespace NtkWorkbench.Figures;

/// <summary>Draws figures by the ScottPlot library, in this process; any number of them at a time.</summary>
public sealed class ScottPlotRenderer : IFigureRenderer
{
    /// <inheritdoc/>
    public string Description => $"ScottPlot {typeof(SP.Plot).Assembly.GetName().Version!.ToString(3)}";

    /// <inheritdoc/>
    public byte[] Draw(Figure figure, FigureFormat format, int dpi, PictureOrigin? origin = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        FigureCheck.ThrowIfInvalid(figure);
        try
        {
            return format switch
            {
                FigureFormat.Png => FigurePicture.Png(figure, dpi, origin),
                FigureFormat.Svg => FigurePicture.Svg(figure, origin),
                FigureFormat.Pdf => FigurePicture.Pdf(figure, origin),
                _ => throw new ArgumentOutOfRangeException(nameof(format), format, "not a figure format"),
            };
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException or BadImageFormatException)
        {
            throw new NtkException($"the library that draws cannot be loaded: {error.GetBaseException().Message.Split('\n')[0]}", error);
        }
        catch (Exception error) when (error is not (NtkException or ArgumentOutOfRangeException { ParamName: nameof(format) }))
        {
            // Whatever it is: a picture that fails must not take the run with it.
            throw new NtkException($"figure '{figure.Name}' cannot be drawn "
                + $"as {format}: {error.GetType().Name}: {error.Message.Split('\n')[0]}", error);
        }
    }
}

using NtkWorkbench.Core;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering.Layout;
using SkiaSharp;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>A figure as a picture file: its panels are ScottPlot plots at their places on one canvas, and so is the page of text above them.</summary>
internal static class FigurePicture
{
    /// <summary>What browsers take an inch for.</summary>
    private const int SvgDpi = 96;

    /// <summary>Writes ⌊width·dpi + ½⌋ by ⌊height·dpi + ½⌋ pixels.</summary>
    /// <exception cref="NtkException">There is no memory for so many.</exception>
    public static void WritePng(Stream stream, Figure figure, int dpi, Typefaces typefaces)
    {
        SKImageInfo size = new(Pixels(figure.Width, dpi), Pixels(figure.Height, dpi), SKColorType.Rgba8888, SKAlphaType.Premul);
        using SKSurface surface = SKSurface.Create(size)
            ?? throw new NtkException($"figure '{figure.Name}' at {dpi} dots per inch is too large to draw: {size.Width} by {size.Height} pixels");
        Draw(surface.Canvas, figure, new PixelScale(dpi), typefaces);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(stream);
    }

    /// <summary>Writes vectors, heat maps aside; text stays text.</summary>
    public static void WriteSvg(Stream stream, Figure figure, Typefaces typefaces)
    {
        SKRect bounds = SKRect.Create((float)(figure.Width * SvgDpi), (float)(figure.Height * SvgDpi));
        using MemoryStream drawn = new();
        // The canvas completes the file when it is disposed.
        using (SKCanvas canvas = SKSvgCanvas.Create(bounds, drawn))
            Draw(canvas, figure, new PixelScale(SvgDpi), typefaces);
        drawn.Position = 0;
        SvgDocument.Write(drawn, stream, figure.Width * SvgDpi, figure.Height * SvgDpi);
    }

    private static void Draw(SKCanvas canvas, Figure figure, PixelScale scale, Typefaces typefaces)
    {
        FigureLayout layout = FigureLayout.Of(figure);
        canvas.DrawColor(SKColors.White);
        foreach (PanelLayout panel in layout.Panels)
        {
            using BarePlot plot = PanelPlot.Create(panel, scale);
            plot.Draw(canvas);
            using BarePlot? bar = ColorBarPlot.Create(panel, scale);
            bar?.Draw(canvas);
        }
        using PagePlot page = new(figure, scale, typefaces);
        page.Add(figure, layout);
        page.Draw(canvas);
    }

    private static int Pixels(double inches, int dpi) => (int)Math.Floor((inches * dpi) + 0.5);
}

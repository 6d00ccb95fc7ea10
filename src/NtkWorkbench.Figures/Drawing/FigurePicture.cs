namespace NtkWorkbench.Figures;

/// <summary>A figure as the bytes of a picture file; made in memory, for Skia does not tell what becomes of the bytes that it writes
/// elsewhere.</summary>
internal static class FigurePicture
{
    // Twice as fast as the default, a tenth larger.
    private const int PngCompression = 4;

    /// <summary>⌊width·dpi + ½⌋ by ⌊height·dpi + ½⌋ pixels.</summary>
    /// <exception cref="NtkException">There is no memory for so many.</exception>
    public static byte[] Png(Figure figure, int dpi, PictureOrigin? origin)
    {
        SKImageInfo size = new(Pixels(figure.Width, dpi), Pixels(figure.Height, dpi), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKSurface surface = SKSurface.Create(size)
            ?? throw new NtkException($"figure '{figure.Name}' at {dpi} dots per inch is too large to draw: {size.Width} by {size.Height} "
                + $"pixels");
        surface.Canvas.Scale(dpi / FigurePage.PointsPerInch);
        Draw(figure, surface.Canvas, origin);
        using SKPixmap pixels = surface.PeekPixels();
        using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, PngCompression))
            ?? throw new NtkException($"figure '{figure.Name}' cannot be written as PNG: {size.Width} by {size.Height} pixels");
        return PngText.Add(data.ToArray(), origin);
    }

    /// <summary>Vectors, heat maps aside; text stays text, and the font comes along.</summary>
    public static byte[] Svg(Figure figure, PictureOrigin? origin)
    {
        SKRect page = Page(figure);
        using MemoryStream drawn = new();
        // The canvas completes the file when it is disposed.
        using (SKCanvas canvas = SKSvgCanvas.Create(page, drawn))
            Draw(figure, canvas, origin);
        drawn.Position = 0;
        return SvgDocument.Complete(drawn, figure.Name, figure.Width, figure.Height, origin);
    }

    /// <summary>One page of vectors, heat maps aside; text stays text. No date: the same figure gives the same bytes.</summary>
    public static byte[] Pdf(Figure figure, PictureOrigin? origin)
    {
        SKRect page = Page(figure);
        using MemoryStream drawn = new();
        SKDocumentPdfMetadata metadata = SKDocumentPdfMetadata.Default;
        metadata.Title = FigureFont.Line(figure.Title ?? figure.Name);
        metadata.Producer = "NtkWorkbench";
        if (origin is not null)
            metadata.Subject = FigureFont.Line(origin.ToString());
        // Images are kept exactly.
        metadata.EncodingQuality = 101;
        using (SKDocument document = SKDocument.CreatePdf(drawn, metadata))
        {
            Draw(figure, document.BeginPage(page.Width, page.Height), origin);
            document.EndPage();
            document.Close();
        }
        return drawn.ToArray();
    }

    private static void Draw(Figure figure, SKCanvas canvas, PictureOrigin? origin)
    {
        using FigurePage page = new(figure, origin);
        canvas.Scale(FigurePage.Scale(figure));
        page.Draw(canvas);
    }

    private static SKRect Page(Figure figure) =>
        SKRect.Create((float)figure.Width * FigurePage.PointsPerInch, (float)figure.Height * FigurePage.PointsPerInch);

    private static int Pixels(double inches, int dpi) => (int)Math.Floor((inches * dpi) + 0.5);
}

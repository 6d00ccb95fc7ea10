namespace NtkWorkbench.Figures.Tests;

/// <summary>Draws nothing, whole: for tests that look at other things than pictures.</summary>
internal sealed class BlankRenderer : IFigureRenderer
{
    private const string OnePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==";

    public string Description => "blank pictures";

    public byte[] Draw(Figure figure, FigureFormat format, int dpi, PictureOrigin? origin = null) => format switch
    {
        FigureFormat.Png => Convert.FromBase64String(OnePixel),
        FigureFormat.Svg => "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"u8.ToArray(),
        FigureFormat.Pdf => "%PDF-1.4\n%%EOF\n"u8.ToArray(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };
}

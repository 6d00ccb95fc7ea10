using System.Text;

namespace NtkWorkbench.Figures;

/// <summary>Pictures of figures, as ScottPlot draws them.</summary>
public static class FigureFiles
{
    private static readonly ScottPlotRenderer Renderer = new();

    /// <summary>Writes a picture, whole or not at all; missing folders on the way are made.</summary>
    /// <param name="figure">What is drawn.</param>
    /// <param name="path">The file; what it ends with, .png, .svg or .pdf, is the format.</param>
    /// <param name="dpi">Dots per inch of a PNG picture.</param>
    /// <exception cref="NtkException">The file's name ends otherwise, the figure cannot be drawn, or the file cannot be
    /// written.</exception>
    public static void Save(this Figure figure, string path, int dpi = 200)
    {
        ArgumentNullException.ThrowIfNull(path);
        FigureFormat format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => FigureFormat.Png,
            ".svg" => FigureFormat.Svg,
            ".pdf" => FigureFormat.Pdf,
            string other => throw new NtkException($"{path}: a picture's name ends in .png, .svg or .pdf, got '{other}'"),
        };
        AtomicFile.WriteBytes(Path.GetFullPath(path), Renderer.Draw(figure, format, dpi));
    }

    /// <summary>The picture as an svg element, for a page of one's own, where figures have different names.</summary>
    /// <param name="figure">What is drawn.</param>
    /// <exception cref="NtkException">It cannot be drawn.</exception>
    public static string ToSvg(this Figure figure)
    {
        string document = Encoding.UTF8.GetString(Renderer.Draw(figure, FigureFormat.Svg, dpi: 200));
        return document[document.IndexOf("<svg", StringComparison.Ordinal)..];
    }
}

using System.Diagnostics.CodeAnalysis;
using NtkWorkbench.Core;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Storage;

namespace NtkWorkbench.Plots.Gnuplot;

/// <summary>Draws figures by the gnuplot program, through a script that stays beside the picture and redraws it by hand.</summary>
public sealed class GnuplotRenderer : IFigureRenderer
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(60);

    private readonly GnuplotProcess _process;

    internal GnuplotRenderer(string program, TimeSpan limit)
    {
        _process = new(program, limit);
        Description = _process.Run(Path.GetTempPath(), CancellationToken.None, "--version").Trim();
    }

    /// <inheritdoc/>
    public RendererKind Kind => RendererKind.Gnuplot;

    /// <inheritdoc/>
    public string Description { get; }

    /// <summary>The gnuplot of the search path.</summary>
    /// <param name="renderer">The renderer; null where there is no gnuplot that starts.</param>
    public static bool TryFind([NotNullWhen(true)] out GnuplotRenderer? renderer)
    {
        renderer = null;
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, "gnuplot"), Path.Combine(folder, "gnuplot.exe") })
            .FirstOrDefault(File.Exists);
        if (program is null)
            return false;
        try
        {
            renderer = new GnuplotRenderer(program, DefaultLimit);
        }
        catch (NtkException)
        {
            return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public bool Supports(FigureFormat format) => Enum.IsDefined(format);

    /// <inheritdoc/>
    public void Render(Figure figure, FigureFolder folder, FigureFormat format, int dpi, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(folder);
        if (!Supports(format))
            throw new NtkException($"gnuplot draws png, svg and pdf, not {format}");
        // gnuplot only warns of a missing file, and would leave a picture without its curves.
        if (!File.Exists(folder.DataFile(figure.Name)))
            throw new NtkException($"figure '{figure.Name}' has no data: expected {folder.DataFile(figure.Name)}");
        string script = folder.ScriptFile(figure.Name, "gp"), picture = folder.PictureFile(figure.Name, format);
        WholeFile.Write(script, writer => GnuplotScript.Write(writer, figure, dpi));
        string temporary = WholeFile.TemporaryName(picture);
        try
        {
            Draw(script, temporary, FigureFolder.Extension(format), cancellation);
            if (format == FigureFormat.Pdf)
                PdfDates.Clear(temporary);
            File.Move(temporary, picture, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private void Draw(string script, string picture, string extension, CancellationToken cancellation)
    {
        string settings = $"format='{extension}'; picture={GnuplotText.Quote("../" + Path.GetFileName(picture))}";
        _process.Run(Path.GetDirectoryName(script)!, cancellation, "-e", settings, Path.GetFileName(script));
        // Cairo, given an image too flat to draw, leaves an empty file without a word.
        if (!File.Exists(picture) || new FileInfo(picture).Length == 0)
            throw new NtkException($"gnuplot wrote no picture for {script}");
    }
}

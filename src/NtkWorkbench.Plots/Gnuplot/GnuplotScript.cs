using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.Gnuplot;

/// <summary>
/// The script that draws a figure from ../data/*.csv, relative to its own folder. It can be run by hand; the workbench passes
/// it the format and the picture's temporary name.
/// </summary>
internal sealed class GnuplotScript
{
    private const string Font = "DejaVu Sans";

    private readonly TextWriter _writer;
    private readonly Figure _figure;
    private readonly FigureLayout _layout;

    private GnuplotScript(TextWriter writer, Figure figure)
    {
        _writer = writer;
        _figure = figure;
        _layout = FigureLayout.Of(figure);
    }

    /// <summary>Writes the script of a figure.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="dpi">Dots per inch of its PNG picture.</param>
    public static void Write(TextWriter writer, Figure figure, int dpi)
    {
        GnuplotScript script = new(writer, figure);
        script.WriteHeader(dpi);
        script.WriteLegend();
        foreach (PanelLayout panel in script._layout.Panels)
            new GnuplotPanel(writer, figure, panel).Write();
        writer.WriteLine("unset multiplot");
        writer.WriteLine("unset output");
    }

    private void WriteHeader(int dpi)
    {
        _writer.WriteLine($"# Draws ../{_figure.Name}.png. In this folder: gnuplot {_figure.Name}.gp");
        _writer.WriteLine($"# Other formats:  gnuplot -e \"format='pdf'\" {_figure.Name}.gp   (png, svg, pdf)");
        _writer.WriteLine("if (!exists(\"format\")) format = 'png'");
        _writer.WriteLine($"if (!exists(\"picture\")) picture = '../{_figure.Name}.' . format");
        _writer.WriteLine("set encoding utf8");
        _writer.WriteLine("set datafile separator comma");
        // Fonts are measured at 96 dots an inch, line widths in points.
        string font = $"noenhanced rounded background rgb 'white' font '{Font},{TextSize.Points}'";
        _writer.WriteLine($"if (format eq 'png') set terminal pngcairo {Size(dpi)} {font} fontscale {dpi}/96. linewidth {dpi}/72. pointscale {dpi}/72.");
        _writer.WriteLine($"if (format eq 'svg') set terminal svg {Size(96)} standalone {font} fontscale 96/72. linewidth 96/72.");
        _writer.WriteLine($"if (format eq 'pdf') set terminal pdfcairo size {GnuplotText.Number(_figure.Width)}in,{GnuplotText.Number(_figure.Height)}in {font} fontscale 72/96. linewidth 1.0 pointscale 1.0");
        _writer.WriteLine("markers = format eq 'svg' ? 1.4 : 1.0  # svg has no point scale of its own");
        _writer.WriteLine("dashes = format eq 'svg' ? 0.5 : 1.0  # and longer dashes");
        GnuplotArrays.Write(_writer, _figure);
        _writer.WriteLine("set output picture");
        _writer.WriteLine("set multiplot");
        _writer.WriteLine("set border 15 lw 0.5 lc rgb '#404040'");
        _writer.WriteLine("set tics out nomirror textcolor rgb 'black'");
        _writer.WriteLine("set samples 2");
        _writer.WriteLine("unset key");
        if (_figure.Title is not null)
            new GnuplotPage(_writer, _figure).Text(_figure.Title, _figure.Width / 2, _layout.TitleY, "center");
    }

    private void WriteLegend()
    {
        GnuplotPage page = new(_writer, _figure);
        foreach (LegendEntry entry in _layout.Legend)
        {
            page.Symbol(entry);
            page.Text(entry.Series.Label!, entry.TextLeft, entry.CenterY, "left");
        }
    }

    private string Size(int dpi) => $"size {(int)Math.Floor((_figure.Width * dpi) + 0.5)},{(int)Math.Floor((_figure.Height * dpi) + 0.5)}";
}

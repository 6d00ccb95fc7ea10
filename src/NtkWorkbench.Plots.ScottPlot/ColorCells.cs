using NtkWorkbench.Core.LinearAlgebra;
using NtkWorkbench.Plots.Rendering.Colors;
using SkiaSharp;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>A matrix as coloured cells, row 0 at the bottom.</summary>
internal static class ColorCells
{
    /// <summary>Viewers of SVG may blur the edges between an image's dots: many dots a cell keep the cells sharp.</summary>
    private const int DotsAcross = 512;

    /// <summary>Fills a rectangle of a plot with the cells; those that are not finite stay clear.</summary>
    public static SP.Plottables.ImageRect Add(SP.Plot plot, Matrix values, ColorMapping colors, SP.CoordinateRect place)
    {
        int dots = Math.Max(1, DotsAcross / Math.Max(values.Rows, values.Columns));
        using SKBitmap bitmap = new(values.Columns * dots, values.Rows * dots, SKColorType.Rgba8888, SKAlphaType.Premul);
        SKColor[] pixels = new SKColor[bitmap.Width * bitmap.Height];
        for (int row = 0; row < values.Rows; row++)
        {
            Span<SKColor> line = pixels.AsSpan((values.Rows - 1 - row) * dots * bitmap.Width, dots * bitmap.Width);
            Span<SKColor> first = line[..bitmap.Width];
            for (int column = 0; column < values.Columns; column++)
                first.Slice(column * dots, dots).Fill(Dot(values[row, column], colors));
            for (int copy = 1; copy < dots; copy++)
                first.CopyTo(line[(copy * bitmap.Width)..]);
        }
        bitmap.Pixels = pixels;
        SP.Plottables.ImageRect added = plot.Add.ImageRect(new SP.Image(bitmap), place);
        added.AntiAlias = false;
        return added;
    }

    private static SKColor Dot(double value, ColorMapping colors)
    {
        if (!double.IsFinite(value))
            return SKColors.Transparent;
        Rgb color = colors.At(value);
        return new SKColor(color.Red, color.Green, color.Blue);
    }
}

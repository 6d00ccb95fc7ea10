using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;

namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>Where the entries of a legend stand.</summary>
internal static class LegendLayout
{
    private const double Gap = 0.16;

    /// <summary>What a legend explains: labelled series, each label once.</summary>
    public static IReadOnlyList<LegendEntry> Entries(IEnumerable<Panel> panels) =>
    [
        .. panels
            .SelectMany(panel => panel.Series.Select(series => new LegendEntry(series, panel.Colors?.Map ?? ColorMap.Viridis, 0, 0)))
            .Where(entry => entry.Series.Label is not null)
            .DistinctBy(entry => (entry.Series.Label, entry.Series.GetType() == typeof(ReferenceLine))),
    ];

    /// <summary>Height of a legend in lines above what it explains.</summary>
    public static double HeightAbove(IReadOnlyList<LegendEntry> entries, double width) => entries.Count == 0
        ? 0
        : (Lines(entries, width).Count * TextSize.LineHeight) + 0.05;

    /// <summary>Width of a legend in a column.</summary>
    public static double WidthRight(IReadOnlyList<LegendEntry> entries) => entries.Count == 0 ? 0 : entries.Max(Width);

    /// <summary>Entries in centred lines from the top of a rectangle.</summary>
    public static IEnumerable<LegendEntry> PlaceAbove(IReadOnlyList<LegendEntry> entries, Rectangle area)
    {
        double y = area.Top + (TextSize.LineHeight / 2);
        foreach (List<LegendEntry> line in Lines(entries, area.Width))
        {
            double x = area.CenterX - ((line.Sum(Width) - Gap) / 2);
            foreach (LegendEntry entry in line)
            {
                yield return entry with { Left = x, CenterY = y };
                x += Width(entry);
            }
            y += TextSize.LineHeight;
        }
    }

    /// <summary>Entries in a column from the upper left corner of a rectangle.</summary>
    public static IEnumerable<LegendEntry> PlaceRight(IReadOnlyList<LegendEntry> entries, Rectangle area) =>
        entries.Select((entry, i) => entry with { Left = area.Left, CenterY = area.Top + ((i + 0.5) * TextSize.LineHeight) });

    private static double Width(LegendEntry entry) => LegendEntry.SymbolWidth + 0.05 + TextSize.Width(entry.Series.Label!) + Gap;

    private static List<List<LegendEntry>> Lines(IReadOnlyList<LegendEntry> entries, double width)
    {
        List<List<LegendEntry>> lines = [[]];
        foreach (LegendEntry entry in entries)
        {
            if (lines[^1].Count > 0 && lines[^1].Sum(Width) + Width(entry) - Gap > width)
                lines.Add([]);
            lines[^1].Add(entry);
        }
        return lines;
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NtkWorkbench.Figures;

/// <summary>The figures of a page as one block of data: each with its structure and its numbers, thinned where all of them would be too
/// many for a page, which then says so.</summary>
internal static class PageFigures
{
    // Most rows and columns of a heat map, a pixel or two each, and of everything else; the next where the figures are still too large.
    private static readonly (int Cells, int Points)[] Levels = [(96, 5000), (96, 1500), (64, 500), (48, 200)];

    // Most points of each of many thin lines, about as many as there are pixels.
    private const int BundlePoints = 300;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The block by the finest thinning that takes at most so many characters of JSON; by the coarsest where none
    /// does.</summary>
    public static string Serialize(IReadOnlyList<PageFigure> figures, long most)
    {
        foreach ((int cells, int points) in most > 0 ? Levels[..^1] : [])
        {
            string json = Serialize(figures, cells, points);
            if (json.Length <= most)
                return json;
        }
        return Serialize(figures, Levels[^1].Cells, Levels[^1].Points);
    }

    private static string Serialize(IReadOnlyList<PageFigure> figures, int cells, int points)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Writing))
        {
            writer.WriteStartArray();
            foreach (PageFigure figure in figures)
                Write(writer, figure, cells, points);
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, PageFigure figure, int cells, int points)
    {
        FigureData data = new();
        string structure = JsonSerializer.Serialize(figure.Figure, FigureStructure.Options(data, isForPeople: false));
        PanelSeries[] series = [.. figure.Figure.Panels.SelectMany(panel => panel.Series)];
        if (series.OfType<LineBundleSeries>().Any())
            points = Math.Min(points, BundlePoints);
        HashSet<string> maps = [.. series.OfType<HeatMapSeries>().Select(map => map.Values.Name)];
        HashSet<string> images = [.. series.OfType<ImageSeries>().Select(image => image.Values.Name)];
        bool isThinned = data.Columns.Any(column => column.Values.Length > points)
            || data.Matrices.Any(matrix => ThinMatrix(matrix) != matrix.Values);
        writer.WriteStartObject();
        writer.WriteString("name", figure.Figure.Name);
        writer.WriteString("title", figure.Title);
        writer.WriteString("caption", figure.Caption);
        writer.WriteBoolean("is_thinned", isThinned);
        writer.WriteBoolean("is_kept", figure.IsKept);
        WriteRaw(writer, "figure", structure);
        writer.WriteStartObject("columns");
        foreach (DataColumn column in data.Columns)
            WriteRaw(writer, column.Name, PageJson.Serialize(PageJson.Array(Thin(column.Values, points))));
        writer.WriteEndObject();
        writer.WriteStartObject("matrices");
        foreach (DataMatrix matrix in data.Matrices)
            WriteRaw(writer, matrix.Name, PageJson.Serialize(PageJson.Single(ThinMatrix(matrix))));
        writer.WriteEndObject();
        WriteRaw(writer, "files", JsonSerializer.Serialize(figure.Files));
        writer.WriteEndObject();

        // What is as long as something else stays as long: the same places of both are kept.
        Matrix ThinMatrix(DataMatrix matrix)
        {
            int most = maps.Contains(matrix.Name) ? cells : points;
            Matrix all = matrix.Values;
            if (images.Contains(matrix.Name) || (all.Rows <= most && all.Columns <= most))
                return all;
            int[] rows = Thinned.Evenly(all.Rows, most), columns = Thinned.Evenly(all.Columns, most);
            return new(rows.Length, columns.Length, [.. rows.SelectMany(row => columns.Select(column => all[row, column]))]);
        }
    }

    private static double[] Thin(double[] values, int most) => values.Length <= most ? values
        : [.. Thinned.Evenly(values.Length, most).Select(index => values[index])];

    private static void WriteRaw(Utf8JsonWriter writer, string name, string json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json, skipInputValidation: true);
    }
}

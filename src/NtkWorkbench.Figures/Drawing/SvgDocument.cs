using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NtkWorkbench.Figures;

/// <summary>Skia's SVG made whole: repeatable, for Skia names parts by counters of the whole process; with its size and font.</summary>
internal static class SvgDocument
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The document as UTF-8 without a byte order mark. <c>source</c>: Skia's, in points. <c>name</c>: the figure's, which its ids
    /// begin with: figures of other names share a page.</summary>
    public static byte[] Complete(Stream source, string name, double width, double height, PictureOrigin? origin)
    {
        XDocument document = XDocument.Load(source, LoadOptions.PreserveWhitespace);
        XElement root = document.Root!;
        Rename(root, name);
        foreach (XElement text in root.Descendants(Svg + "text"))
        {
            text.SetAttributeValue("font-family", FigureFont.Families);
            // Skia ends lists by a comma, which the format forbids.
            foreach (XAttribute places in text.Attributes().Where(attribute => attribute.Name.LocalName is "x" or "y"))
                places.Value = places.Value.TrimEnd(' ', ',');
        }
        // The cells of a heat map have sharp edges.
        foreach (XElement image in root.Descendants(Svg + "image"))
            image.SetAttributeValue("style", "image-rendering:pixelated");
        root.SetAttributeValue("width", Inches(width));
        root.SetAttributeValue("height", Inches(height));
        root.SetAttributeValue("viewBox",
            string.Create(CultureInfo.InvariantCulture,
                $"0 0 {(float)width * FigurePage.PointsPerInch} {(float)height * FigurePage.PointsPerInch}"));
        root.AddFirst(new XElement(Svg + "style", FigureFont.WebStyle));
        if (origin is not null)
            root.AddFirst(new XElement(Svg + "metadata", FigureFont.Line(origin.ToString())));
        using MemoryStream written = new();
        using (XmlWriter writer =
            XmlWriter.Create(written, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
            document.Save(writer);
        return written.ToArray();
    }

    private static string Inches(double length) => length.ToString(CultureInfo.InvariantCulture) + "in";

    private static void Rename(XElement root, string figure)
    {
        Dictionary<string, string> names = [];
        foreach (XAttribute id in root.Descendants().Attributes("id"))
        {
            names.TryAdd(id.Value, $"{figure}-part{names.Count + 1}");
            id.Value = names[id.Value];
        }
        foreach (XAttribute reference in root.Descendants().Attributes().Where(attribute => attribute.Value.Contains('#')))
        {
            if (reference.Value is ['u', 'r', 'l', '(', '#', .. var inside, ')'] && names.TryGetValue(inside, out string? name))
                reference.Value = $"url(#{name})";
            else if (reference.Value is ['#', .. var whole] && names.TryGetValue(whole, out name))
                reference.Value = $"#{name}";
        }
    }
}

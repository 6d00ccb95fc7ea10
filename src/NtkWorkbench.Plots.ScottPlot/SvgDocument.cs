using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>Skia's SVG made repeatable: it names parts by counters of the whole process, and rounds the size to pixels.</summary>
internal static class SvgDocument
{
    /// <summary>Copies a document, its parts named in their order, its exact size stated, and scalable.</summary>
    /// <param name="source">Skia's.</param>
    /// <param name="target">Receives UTF-8 without a byte order mark.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public static void Write(Stream source, Stream target, double width, double height)
    {
        XDocument document = XDocument.Load(source, LoadOptions.PreserveWhitespace);
        Rename(document.Root!);
        string w = width.ToString(CultureInfo.InvariantCulture), h = height.ToString(CultureInfo.InvariantCulture);
        document.Root!.SetAttributeValue("width", w);
        document.Root.SetAttributeValue("height", h);
        document.Root.SetAttributeValue("viewBox", $"0 0 {w} {h}");
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None };
        using XmlWriter writer = XmlWriter.Create(target, settings);
        document.Save(writer);
    }

    private static void Rename(XElement root)
    {
        Dictionary<string, string> names = [];
        foreach (XAttribute id in root.Descendants().Attributes("id"))
        {
            names.TryAdd(id.Value, $"part{names.Count + 1}");
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

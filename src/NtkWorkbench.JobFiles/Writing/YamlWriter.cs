using System.Text.Json;

namespace NtkWorkbench.JobFiles;

/// <summary>Writes a tree as people write job files: sections as blocks, lists and small mappings on one line.</summary>
internal static class YamlWriter
{
    private const int LineWidth = 110;
    private const int IndentWidth = 2;

    public static string Write(JsonObject root)
    {
        var text = new StringBuilder();
        WriteMapping(text, root, 0);
        return text.ToString();
    }

    private static void WriteMapping(StringBuilder text, JsonObject mapping, int indent)
    {
        foreach ((string key, JsonNode? value) in mapping)
        {
            text.Append(' ', indent).Append(key).Append(':');
            WriteValue(text, value!, indent, isSection: indent == 0);
        }
    }

    private static void WriteValue(StringBuilder text, JsonNode value, int indent, bool isSection)
    {
        string inline = Inline(value);
        if (value is JsonArray { Count: > 0 } list && indent + inline.Length > LineWidth)
            WriteItems(text.Append('\n'), list, indent + IndentWidth);
        else if (value is JsonObject { Count: > 0 } mapping && (isSection || indent + inline.Length > LineWidth))
            WriteMapping(text.Append('\n'), mapping, indent + IndentWidth);
        else
            text.Append(' ').Append(inline).Append('\n');
    }

    private static void WriteItems(StringBuilder text, JsonArray list, int indent)
    {
        foreach (JsonNode? item in list)
            text.Append(' ', indent).Append("- ").Append(Inline(item!)).Append('\n');
    }

    private static string Inline(JsonNode node) => node switch
    {
        JsonArray list => $"[{string.Join(", ", list.Select(item => Inline(item!)))}]",
        JsonObject mapping => $"{{{string.Join(", ", mapping.Select(entry => $"{entry.Key}: {Inline(entry.Value!)}"))}}}",
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => YamlString.Quote(node.GetValue<string>()),
            JsonValueKind.Number => JobNumber.Normalize(node.ToJsonString()),
            _ => node.ToJsonString(),
        },
    };
}

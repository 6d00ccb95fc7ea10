using System.Collections.Concurrent;

namespace NtkWorkbench.View;

/// <summary>The keys of a resolved.yaml with their values, as overrides write them.</summary>
internal static class JobKeys
{
    private const int MostSections = 4096;

    private static readonly string[] Apart = ["name", "figures"];

    // Runs that belong together have most sections in common, and a thousand of them are read as one.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Sections = [];

    /// <summary>Of a file that is no job, none.</summary>
    public static Dictionary<string, string> Read(string path)
    {
        var values = new Dictionary<string, string>();
        try
        {
            foreach (string section in SectionsOf(JobFileReader.Read(path)))
            {
                foreach ((string key, string value) in Sections.GetOrAdd(section, Parse))
                    values[key] = value;
            }
        }
        catch (JobException)
        {
            // A list of runs goes on without what differs in this one.
        }
        if (Sections.Count > MostSections)
            Sections.Clear();
        return values;
    }

    // From a line that is not indented to the next: a key of the job with all that belongs to it.
    private static IEnumerable<string> SectionsOf(string text)
    {
        int start = 0;
        for (int next = NextLine(0); next < text.Length; next = NextLine(next))
        {
            if (text[next] is ' ' or '#' or '-' or '\n' or '\r')
                continue;
            yield return text[start..next];
            start = next;
        }
        yield return text[start..];

        int NextLine(int at) => text.IndexOf('\n', at) is >= 0 and int end ? end + 1 : text.Length;
    }

    private static List<KeyValuePair<string, string>> Parse(string section)
    {
        var values = new List<KeyValuePair<string, string>>();
        if (YamlComposer.Compose(new SourceText("", section), section, new InputErrorLog()) is YamlMapping root)
            Add(values, "", root.Where(entry => !Apart.Contains(entry.Key.Value)));
        return values;
    }

    private static void Add(List<KeyValuePair<string, string>> values, string path, YamlNode node)
    {
        if (node is YamlMapping mapping)
        {
            foreach (YamlEntry entry in mapping.Entries)
                Add(values, path.Length == 0 ? entry.Key.Value : $"{path}.{entry.Key.Value}", entry.Value);
        }
        else
            values.Add(new(path, Text(node)));
    }

    private static string Text(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Value,
        YamlSequence list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key.Value}: {Text(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException($"no such node: {node.GetType().Name}"),
    };
}

namespace NtkWorkbench.View;

/// <summary>The keys of a resolved.yaml with their values, as overrides write them.</summary>
internal static class JobKeys
{
    private static readonly string[] Apart = ["name", "figures"];

    /// <summary>Of a file that is no job, none.</summary>
    public static Dictionary<string, string> Read(string path)
    {
        var values = new Dictionary<string, string>();
        try
        {
            var source = new SourceText(path, JobFileReader.Read(path));
            if (YamlComposer.Compose(source, source.Text, new InputErrorLog()) is YamlMapping root)
                Add(values, "", root.Where(entry => !Apart.Contains(entry.Key.Value)));
        }
        catch (JobException)
        {
            // A list of runs goes on without what differs in this one.
        }
        return values;
    }

    private static void Add(Dictionary<string, string> values, string path, YamlNode node)
    {
        if (node is YamlMapping mapping)
        {
            foreach (YamlEntry entry in mapping.Entries)
                Add(values, path.Length == 0 ? entry.Key.Value : $"{path}.{entry.Key.Value}", entry.Value);
        }
        else
            values[path] = Text(node);
    }

    private static string Text(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Value,
        YamlSequence list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key.Value}: {Text(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException($"no such node: {node.GetType().Name}"),
    };
}

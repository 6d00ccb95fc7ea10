namespace NtkWorkbench.JobFiles;

/// <summary>Finds where the value of a key path is written.</summary>
internal static class KeyLocator
{
    /// <summary>The place of a value, or of its nearest ancestor that is given: the key, for the root its first line.</summary>
    public static SourceSpan Locate(YamlMapping root, string path)
    {
        YamlNode node = root;
        SourceSpan nearest = root.Span;
        SourceSpan exact = root.Span;
        foreach (KeySegment segment in KeyPath.Parse(path) ?? [])
        {
            if (segment.Name is string name && (node as YamlMapping)?.Find(name) is YamlEntry entry)
                (node, nearest, exact) = (entry.Value, entry.Key.Span, entry.ErrorSpan);
            else if (segment.Name is null && node is YamlSequence list && segment.Index < list.Items.Count)
                (node, nearest, exact) = (list.Items[segment.Index], list.Items[segment.Index].Span, list.Items[segment.Index].Span);
            else
                return nearest;
        }
        return exact;
    }

    public static bool IsGiven(YamlMapping root, string path)
    {
        YamlNode? node = root;
        foreach (KeySegment segment in KeyPath.Parse(path) ?? [])
            node = segment.Name is string name ? (node as YamlMapping)?.Find(name)?.Value
                : (node as YamlSequence)?.Items.ElementAtOrDefault(segment.Index);
        return node is not (null or YamlScalar { IsNull: true });
    }
}

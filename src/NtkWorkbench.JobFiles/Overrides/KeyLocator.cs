namespace NtkWorkbench.JobFiles;

/// <summary>Finds where the value of a key path is written.</summary>
internal static class KeyLocator
{
    /// <summary>The place of a value, or of its nearest ancestor that is given: the key, for the root its first line.</summary>
    public static SourceSpan Locate(YamlMapping root, string path)
    {
        (YamlNode? node, SourceSpan nearest, SourceSpan exact) = (root, root.Span, root.Span);
        foreach (KeySegment segment in KeyPath.Parse(path) ?? [])
        {
            YamlEntry? entry = segment.Name is string name ? (node as YamlMapping)?.Find(name) : null;
            node = entry?.Value ?? (segment.Name is null ? Item(node, segment) : null);
            if (node is null)
                return nearest;
            (nearest, exact) = (entry?.Key.Span ?? node.Span, entry?.ErrorSpan ?? node.Span);
        }
        return exact;
    }

    /// <summary>Whether the file or an override gives a value.</summary>
    public static bool IsGiven(YamlMapping root, string path) => Find(root, path) is not (null or YamlScalar { IsNull: true });

    /// <summary>The value of a key path; null where there is none.</summary>
    public static YamlNode? Find(YamlMapping root, string path)
    {
        YamlNode? node = root;
        foreach (KeySegment segment in KeyPath.Parse(path) ?? [])
            node = segment.Name is string name ? (node as YamlMapping)?.Find(name)?.Value : Item(node, segment);
        return node;
    }

    private static YamlNode? Item(YamlNode? node, KeySegment segment) =>
        (node as YamlSequence)?.Items.ElementAtOrDefault(segment.Index);
}

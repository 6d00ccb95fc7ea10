namespace NtkWorkbench.JobFiles;

/// <summary>Where rules report. A finding about a key that has an error of its own is dropped: it would be a follow-up.</summary>
internal sealed class RuleContext(YamlMapping root, IReadOnlySet<string> doubtful, InputErrorLog errors)
{
    public bool IsGiven(string path) => KeyLocator.IsGiven(root, path);

    /// <summary>Reports an error at a key; <c>reads</c> are other keys that the rule looked at.</summary>
    public void Report(string path, string message, params ReadOnlySpan<string> reads) => ReportAt(path, $"{path} {message}", reads);

    /// <summary>As <see cref="Report"/>, of a message that does not begin with the key.</summary>
    public void ReportAt(string path, string message, params ReadOnlySpan<string> reads)
    {
        if (IsDoubtful(path))
            return;
        foreach (string read in reads)
        {
            if (IsDoubtful(read))
                return;
        }
        errors.Add(KeyLocator.Locate(root, path), message);
    }

    /// <summary>Reports an error within the string of a key, from a character of it, from 0, on.</summary>
    public void ReportWithin(string path, int offset, int length, string message)
    {
        SourceSpan span = KeyLocator.Locate(root, path);
        int quote = KeyLocator.Find(root, path) is YamlScalar { IsPlain: false } ? 1 : 0;
        if (!IsDoubtful(path))
            errors.Add(span with { Column = span.Column + quote + offset, Length = length }, $"{path}: {message}");
    }

    /// <summary>Reports the items that a list holds twice.</summary>
    public void ReportRepeated<T>(IReadOnlyList<T> items, string path)
        where T : notnull
    {
        var seen = new Dictionary<T, int>();
        for (int i = 0; i < items.Count; i++)
        {
            if (!seen.TryAdd(items[i], i))
                Report($"{path}[{i}]", $"repeats {path}[{seen[items[i]]}], expected each value once");
        }
    }

    private bool IsDoubtful(string path) => doubtful.Any(other => Contains(path, other) || Contains(other, path));

    private static bool Contains(string outer, string inner) =>
        inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
}

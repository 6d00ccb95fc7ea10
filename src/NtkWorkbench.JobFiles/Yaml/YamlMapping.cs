namespace NtkWorkbench.JobFiles;

/// <summary>Keys, each once, with their values, in the order given.</summary>
internal sealed record YamlMapping(SourceSpan Span, IReadOnlyList<YamlEntry> Entries) : YamlNode(Span)
{
    public override string Description => "a mapping";

    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Value == key);

    /// <summary>This mapping with an entry in the place of the one of the same key, or after all others.</summary>
    public YamlMapping With(YamlEntry entry) => this with
    {
        Entries = Find(entry.Key.Value) is null
            ? [.. Entries, entry]
            : [.. Entries.Select(old => old.Key.Value == entry.Key.Value ? entry : old)],
    };

    public YamlMapping Where(Func<YamlEntry, bool> predicate) => this with { Entries = [.. Entries.Where(predicate)] };
}

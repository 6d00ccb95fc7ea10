namespace NtkWorkbench.JobFiles;

/// <summary>A node of a YAML document and where it stands. Trees are immutable; overrides make new ones.</summary>
internal abstract record YamlNode(SourceSpan Span)
{
    public abstract string Description { get; }
}

/// <summary>A single value. Only plain scalars (without quotes) can be numbers, booleans or null.</summary>
internal sealed record YamlScalar(SourceSpan Span, string Value, bool IsPlain) : YamlNode(Span)
{
    private const int ShownLength = 60;

    public bool IsNull => IsPlain && Value is ("" or "~" or "null" or "Null" or "NULL");

    public bool IsBoolean => IsPlain && Value is ("true" or "True" or "TRUE" or "false" or "False" or "FALSE");

    public bool IsNumber => IsPlain && YamlNumber.Resembles(Value);

    public override string Description => this switch
    {
        { IsNull: true } => "nothing",
        { IsBoolean: true } => $"the boolean {Value}",
        { IsNumber: true } => $"the number {Shown}",
        _ => $"the string '{Shown}'",
    };

    /// <summary>The value, cut where it is long.</summary>
    public string Shown => Value.Length <= ShownLength ? Value : $"{Value[..ShownLength]}…";
}

/// <summary>A list.</summary>
internal sealed record YamlSequence(SourceSpan Span, IReadOnlyList<YamlNode> Items) : YamlNode(Span)
{
    public override string Description => "a list";
}

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

/// <summary>A key of a mapping with its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value)
{
    /// <summary>Where an error with the value is shown: at the value, or at the key where the value has many lines or none.</summary>
    public SourceSpan ErrorSpan => Value switch
    {
        YamlScalar { IsNull: false } => Value.Span,
        not YamlScalar when Value.Span.Line == Key.Span.Line && Value.Span.Source == Key.Span.Source => Value.Span,
        _ => Key.Span,
    };
}

namespace NtkWorkbench.JobFiles;

/// <summary>A value set at a key path: key=value of the command line, or an entry of a family's variant or grid.</summary>
internal sealed record JobOverride(SourceSpan PathSpan, string PathText, IReadOnlyList<KeySegment> Path, YamlNode Value)
{
    public SourceSpan SpanOf(KeySegment segment) => PathSpan with { Column = PathSpan.Column + segment.Offset, Length = segment.Length };

    /// <summary>An override of a key path that a job file itself writes; null where it has an error.</summary>
    public static JobOverride? Of(YamlScalar key, YamlNode value, InputErrorLog errors)
    {
        if (KeyPath.Parse(key.Value) is IReadOnlyList<KeySegment> path)
            return new JobOverride(key.Span, key.Value, path, value);
        errors.Add(key.Span, $"expected the path of a key, as in training.learning_rate, got '{key.Shown}'");
        return null;
    }

    /// <summary>Reads an override of the command line; null where it has an error. <c>rank</c>: its number, from 1.</summary>
    public static JobOverride? Parse(string text, int rank, InputErrorLog errors)
    {
        var source = new SourceText("command line", text, rank);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1 || KeyPath.Parse(text[..equals]) is not IReadOnlyList<KeySegment> path)
        {
            errors.Add(new SourceSpan(source, 1, 1, Math.Max(1, equals)),
                $"an override is a key path, '=' and a value, as in training.steps=1000, got '{text}'");
            return null;
        }
        // Blanks in place of the path keep the columns of what follows.
        int known = errors.Count;
        string value = new string(' ', equals + 1) + text[(equals + 1)..];
        if (CharacterCheck.Passes(source, errors) && YamlComposer.Compose(source, value, errors) is YamlNode node)
            return new JobOverride(new SourceSpan(source, 1, 1, equals), text[..equals], path, node);
        if (errors.Count == known)
            errors.Add(new SourceSpan(source, 1, equals + 2, 1),
                $"a value is missing after '=', expected one as in {text[..equals]}=null");
        return null;
    }
}

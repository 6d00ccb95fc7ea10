namespace NtkWorkbench.JobFiles;

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

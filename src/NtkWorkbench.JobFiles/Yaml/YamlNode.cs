namespace NtkWorkbench.JobFiles;

/// <summary>A node of a YAML document and where it stands. Trees are immutable; overrides make new ones.</summary>
internal abstract record YamlNode(SourceSpan Span)
{
    /// <summary>What came, for messages: "the number 5", "a list".</summary>
    public abstract string Description { get; }
}

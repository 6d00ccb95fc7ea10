namespace NtkWorkbench.JobFiles;

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

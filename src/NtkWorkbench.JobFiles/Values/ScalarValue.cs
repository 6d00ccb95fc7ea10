namespace NtkWorkbench.JobFiles;

/// <summary>A type whose values stand in one word.</summary>
internal abstract class ScalarValue(string expected, string expectedItems, object placeholder)
    : JobValue(expected, expectedItems, placeholder)
{
    public override object? Read(YamlNode node, SourceSpan owner, Slot slot, InputErrorLog errors) => node is YamlScalar scalar
        ? Read(scalar, slot, errors)
        : Refuse(owner, node, slot, errors, Expected);

    protected abstract object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors);

    protected object? Refuse(YamlScalar scalar, Slot slot, InputErrorLog errors, string? instead = null, string? suggestion = null) =>
        Refuse(scalar.Span, scalar, slot, errors, instead ?? Expected, suggestion);

    /// <returns>Which of the names it is; null where none, which is reported.</returns>
    protected int? Find(YamlScalar scalar, Slot slot, InputErrorLog errors, IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == scalar.Value)
                return i;
        }
        Refuse(scalar, slot, errors, suggestion: NearestName.Find(scalar.Value, names));
        return null;
    }

    private static object? Refuse(
        SourceSpan span, YamlNode came, Slot slot, InputErrorLog errors, string wanted, string? suggestion = null)
    {
        errors.Add(span, $"{slot.Path} must be {wanted}, got {came.Description}", suggestion);
        return null;
    }
}

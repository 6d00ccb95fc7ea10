namespace NtkWorkbench.JobFiles;

/// <summary>A type whose values stand in one word.</summary>
internal abstract class ScalarValue : JobValue
{
    public override object? Read(YamlNode node, SourceSpan owner, Slot slot, ProblemLog problems) => node is YamlScalar scalar
        ? Read(scalar, slot, problems)
        : Refuse(owner, node, slot, problems, Expected);

    protected abstract object? Read(YamlScalar scalar, Slot slot, ProblemLog problems);

    protected object? Refuse(YamlScalar scalar, Slot slot, ProblemLog problems, string? expected = null, string? suggestion = null) =>
        Refuse(scalar.Span, scalar, slot, problems, expected ?? Expected, suggestion);

    /// <returns>Which of the names it is; null where none, which is reported.</returns>
    protected int? Find(YamlScalar scalar, Slot slot, ProblemLog problems, IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == scalar.Value)
                return i;
        }
        Refuse(scalar, slot, problems, suggestion: NearestName.Find(scalar.Value, names));
        return null;
    }

    private static object? Refuse(
        SourceSpan span, YamlNode came, Slot slot, ProblemLog problems, string expected, string? suggestion = null)
    {
        problems.Add(span, $"{slot.Path} must be {expected}, got {came.Description}", suggestion);
        return null;
    }
}

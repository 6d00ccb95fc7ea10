namespace NtkWorkbench.JobFiles;

internal sealed class InputColumnsValue() : JobValue(Words, "lists of names of columns", new InputColumns([]))
{
    private const string All = "all";
    private const string Words = "a list of names of columns, or all";

    private static readonly StringValue Name = new();

    public override bool ShowsDefault => false;

    public override JsonNode Write(object value) => ((InputColumns)value).Names is { } names
        ? new JsonArray([.. names.Select(name => Name.Write(name))]) : All;

    public override JsonObject Schema(Slot slot) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["const"] = All },
            new JsonObject { ["type"] = "array", ["items"] = Name.Schema(slot), ["minItems"] = 1 }),
    };

    public override object? Read(YamlNode node, SourceSpan owner, Slot slot, InputErrorLog errors)
    {
        if (node is YamlScalar { Value: All })
            return new InputColumns(null);
        if (node is not YamlSequence { Items.Count: > 0 } list)
        {
            errors.Add(owner, $"{slot.Path} must be {Words}, got {(node is YamlSequence ? "an empty list" : node.Description)}");
            return null;
        }
        string?[] names = [.. list.Items.Select((item, i) => Name.Read(item, item.Span, slot.Item(i, typeof(string)), errors) as string)];
        return names.Contains(null) ? null : new InputColumns(names!);
    }
}

namespace NtkWorkbench.JobFiles;

internal sealed class EnumValue(Type type, IReadOnlyList<string> names)
    : ScalarValue($"one of {string.Join(", ", names)}", string.Join(", ", names), Enum.GetValues(type).GetValue(0)!)
{
    public override JsonNode Write(object value) => JobNames.Of(value.ToString()!);

    public override JsonObject Schema(Slot slot) => new() { ["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]) };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors) =>
        Find(scalar, slot, errors, names) is int index ? Enum.GetValues(type).GetValue(index) : null;
}

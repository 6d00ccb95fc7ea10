namespace NtkWorkbench.JobFiles;

/// <summary>The names of an enum.</summary>
internal sealed class EnumValue(Type type) : ScalarValue
{
    private readonly string[] _names = Array.ConvertAll(Enum.GetNames(type), JobNames.Of);

    public override string Expected => $"one of {ExpectedItems}";

    public override string ExpectedItems => string.Join(", ", _names);

    public override object Placeholder => Enum.GetValues(type).GetValue(0)!;

    public override JsonNode Write(object value) => JobNames.Of(value.ToString()!);

    public override JsonObject Schema(Slot slot) =>
        new() { ["enum"] = new JsonArray([.. _names.Select(name => JsonValue.Create(name))]) };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors) =>
        Find(scalar, slot, errors, _names) is int index ? Enum.GetValues(type).GetValue(index) : null;
}

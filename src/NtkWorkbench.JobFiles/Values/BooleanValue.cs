namespace NtkWorkbench.JobFiles;

/// <summary>true and false; of the other words of YAML 1.1 the one that is meant is told.</summary>
internal sealed class BooleanValue() : ScalarValue("true or false", "true and false", false)
{
    public override JsonNode Write(object value) => (bool)value;

    public override JsonObject Schema(Slot slot) => new() { ["type"] = "boolean" };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors) => scalar switch
    {
        { IsPlain: true, Value: "true" or "false" } => scalar.Value == "true",
        _ => Refuse(scalar, slot, errors, suggestion: scalar.Value.ToLowerInvariant() switch
        {
            "true" or "yes" or "on" => "true",
            "false" or "no" or "off" => "false",
            _ => null,
        }),
    };
}

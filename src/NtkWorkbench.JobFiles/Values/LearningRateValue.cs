namespace NtkWorkbench.JobFiles;

/// <summary>A number, or a fraction of the largest stable rate: {fraction_of_max: number}.</summary>
internal sealed class LearningRateValue()
    : JobValue("a number or {fraction_of_max: number}", "numbers and {fraction_of_max: number}", (LearningRate)1)
{
    private const string FractionKey = "fraction_of_max";

    public override JsonNode Write(object value) =>
        (LearningRate)value is { FractionOfMax: double fraction } ? new JsonObject { [FractionKey] = fraction }
            : ((LearningRate)value).Value;

    public override JsonObject Schema(Slot slot)
    {
        JsonObject fraction = NumberValue.Real.Schema(slot);
        fraction.Insert(0, "description", "The rate as a fraction of the largest stable one at initialization.");
        return new()
        {
            ["anyOf"] = new JsonArray(
                NumberValue.Real.Schema(slot),
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { [FractionKey] = fraction },
                    ["required"] = new JsonArray(FractionKey),
                    ["additionalProperties"] = false,
                }),
        };
    }

    public override object? Read(YamlNode node, SourceSpan owner, Slot slot, InputErrorLog errors)
    {
        if (node is YamlScalar)
            return NumberValue.Real.Read(node, owner, slot, errors) is double number ? (LearningRate)number : null;
        if (node is YamlMapping { Entries: [YamlEntry entry] } && entry.Key.Value == FractionKey)
        {
            Slot place = slot with { Path = slot.PathOf(FractionKey) };
            return NumberValue.Real.Read(entry.Value, entry.ErrorSpan, place, errors) is double value ? LearningRate.OfMax(value) : null;
        }
        if ((node as YamlMapping)?.Entries.FirstOrDefault(entry => entry.Key.Value != FractionKey) is { Key: YamlScalar unknown })
            errors.Add(unknown.Span, $"unknown key '{unknown.Shown}' in {slot.Path}, expected {FractionKey}",
                NearestName.Find(unknown.Value, [FractionKey]));
        else
            errors.Add(owner, $"{slot.Path} must be {Expected}, got {node.Description}");
        return null;
    }
}

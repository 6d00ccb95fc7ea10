namespace NtkWorkbench.JobFiles;

/// <summary>[low, high] with low &lt; high, which a schema cannot say.</summary>
internal sealed class IntervalValue() : JobValue("an interval [low, high]", "intervals [low, high]", new Interval(0, 1))
{
    public override bool ShowsDefault => false;

    public override JsonNode Write(object value) => new JsonArray(((Interval)value).Low, ((Interval)value).High);

    public override JsonObject Schema(Slot slot) =>
        new() { ["type"] = "array", ["items"] = NumberValue.Real.Schema(slot), ["minItems"] = 2, ["maxItems"] = 2 };

    public override object? Read(YamlNode node, SourceSpan owner, Slot slot, InputErrorLog errors)
    {
        if (node is not YamlSequence { Items: [YamlNode first, YamlNode second] })
        {
            string came = node is YamlSequence list ? $"a list of {list.Items.Count}" : node.Description;
            errors.Add(owner, $"{slot.Path} must be {Expected}, got {came}");
            return null;
        }
        object? left = NumberValue.Real.Read(first, first.Span, slot.Item(0, typeof(double)), errors);
        object? right = NumberValue.Real.Read(second, second.Span, slot.Item(1, typeof(double)), errors);
        if ((left, right) is not (double low, double high))
            return null;
        if (low < high && double.IsFinite(high - low))
            return new Interval(low, high);
        string error = low < high ? "must have a length that float64 can hold" : "must be [low, high] with low below high";
        errors.Add(owner, $"{slot.Path} {error}, got {JobNumber.Text(low, high)}");
        return null;
    }
}

namespace NtkWorkbench.JobFiles;

/// <summary>One value for all inputs, or a list of one for each of two.</summary>
internal sealed class PerInputValue<T, TPair>(
    JobValue each, string expected, T placeholder, Func<T, T?, TPair> join, Func<TPair, (T First, T? Second)> split)
    : JobValue(expected, expected, join(placeholder, null))
    where T : struct
    where TPair : struct
{
    public override bool ShowsDefault => false;

    public override JsonNode Write(object value)
    {
        (T first, T? second) = split((TPair)value);
        return second is T other ? new JsonArray(each.Write(first), each.Write(other)) : each.Write(first);
    }

    public override JsonObject Schema(Slot slot) => new()
    {
        ["anyOf"] = new JsonArray(
            each.Schema(slot),
            new JsonObject { ["type"] = "array", ["items"] = each.Schema(slot), ["minItems"] = 2, ["maxItems"] = 2 }),
    };

    public override object? Read(YamlNode node, SourceSpan owner, Slot slot, InputErrorLog errors)
    {
        // An interval is a list itself.
        if (node is not YamlSequence list || (typeof(T) == typeof(Interval) && !list.Items.Any(item => item is YamlSequence)))
            return each.Read(node, owner, slot, errors) is T one ? join(one, null) : null;
        if (list.Items.Count != 2)
        {
            errors.Add(owner, $"{slot.Path} must be {Expected}, got a list of {list.Items.Count}");
            return null;
        }
        object?[] values = [.. list.Items.Select((item, i) => each.Read(item, item.Span, slot.Item(i, typeof(T)), errors))];
        return values is [T first, T second] ? join(first, second) : null;
    }
}

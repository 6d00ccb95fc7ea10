namespace NtkWorkbench.JobFiles;

/// <summary>Strings of printable characters, within the form that the key wants.</summary>
internal sealed class StringValue() : ScalarValue("a string", "strings", "placeholder")
{
    public override JsonNode Write(object value) => (string)value;

    public override JsonObject Schema(Slot slot)
    {
        var schema = new JsonObject { ["type"] = TakesNumbers(slot) ? new JsonArray("string", "number") : "string" };
        if (slot.Attribute<RegularExpressionAttribute>() is { } form)
            schema["pattern"] = $"^(?:{form.Pattern})$";
        return schema;
    }

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors)
    {
        if (scalar.IsNull || scalar.IsBoolean || (scalar.IsNumber && !TakesNumbers(slot)))
            return Refuse(scalar, slot, errors, scalar.IsNull ? null : $"a string (in quotes: '{scalar.Shown}')");
        if (scalar.Value.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar))
            return Refuse(scalar, slot, errors, "a string of printable characters");
        if (slot.Attribute<RegularExpressionAttribute>() is { } form && !Regex.IsMatch(scalar.Value, $@"\A(?:{form.Pattern})\z"))
            return Refuse(scalar, slot, errors, form.ErrorMessage ?? $"of the form {form.Pattern}");
        return scalar.Value;
    }

    private static bool TakesNumbers(Slot slot) => slot.Attribute<NumberTooAttribute>() is not null;
}

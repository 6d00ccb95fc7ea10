namespace NtkWorkbench.JobFiles;

internal sealed class MemorySizeValue() : ScalarValue(Words, "amounts of memory", new MemorySize(1))
{
    private const string Words = "an amount of memory as in 500M, 4G or 1.5G; a number alone is of MiB";

    public override JsonNode Write(object value) => value.ToString()!;

    public override JsonObject Schema(Slot slot) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0, ["maximum"] = MemorySize.Most },
            new JsonObject { ["type"] = "string", ["pattern"] = $"^(?:{MemorySize.Form})$" }),
    };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors)
    {
        if (MemorySize.Read(scalar.Value) is not decimal mebibytes)
            return Refuse(scalar, slot, errors, suggestion: Short(scalar.Value));
        if (mebibytes is >= 1 and <= MemorySize.Most)
            return new MemorySize((long)mebibytes);
        errors.Add(scalar.Span, $"{slot.Path} must be at least 1M and at most {new MemorySize(MemorySize.Most)}, got {scalar.Shown}; left "
            + "out, it is as much as the members are estimated to need");
        return null;
    }

    // 4GB, 4 GiB.
    private static string? Short(string text)
    {
        string bare = text.Replace(" ", "", StringComparison.Ordinal);
        string[] ends = ["iB", "ib", "B", "b"];
        bare = ends.FirstOrDefault(end => bare.EndsWith(end, StringComparison.Ordinal)) is string end ? bare[..^end.Length] : bare;
        return bare != text && MemorySize.Read(bare) is not null ? bare : null;
    }
}

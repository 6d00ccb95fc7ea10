namespace NtkWorkbench.JobFiles;

internal sealed class TimeLimitValue() : ScalarValue(Words, "time limits", new TimeLimit(TimeSpan.FromMinutes(1)))
{
    private const string Words = "a time as Slurm takes it: minutes as in 90, hours:minutes:seconds as in 2:00:00, or "
        + "days-hours:minutes:seconds as in 1-12:00:00";

    public override JsonNode Write(object value) => value.ToString()!;

    public override JsonObject Schema(Slot slot) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = TimeLimit.MostDays * 24 * 60 },
            new JsonObject
            {
                ["type"] = "string",
                ["pattern"] = "^(?:[0-9]+(:[0-9]+){0,2}|[0-9]+-[0-9]+(:[0-9]+){0,2})$",
            }),
    };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors)
    {
        if (TimeLimit.Read(scalar.Value) is not TimeSpan span)
            return Refuse(scalar, slot, errors);
        if (span >= TimeSpan.FromMinutes(1) && span <= TimeSpan.FromDays(TimeLimit.MostDays))
            return new TimeLimit(span);
        errors.Add(scalar.Span, $"{slot.Path} must be at least a minute and at most {TimeLimit.MostDays} days, got {scalar.Shown}; "
            + "left out, it is the partition's");
        return null;
    }
}

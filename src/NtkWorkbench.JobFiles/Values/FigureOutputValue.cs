namespace NtkWorkbench.JobFiles;

internal sealed class FigureOutputValue() : ScalarValue(Words, "numbers and names of outputs", new FigureOutput(1))
{
    private const string Words = "the number of an output or the name of a target";
    private static readonly NumberValue Number = new(typeof(int), Words, "numbers of outputs", 0, int.MaxValue);

    public override bool ShowsDefault => false;

    public override JsonNode Write(object value) =>
        (FigureOutput)value is { Number: int number } ? number : ((FigureOutput)value).Name!;

    public override JsonObject Schema(Slot slot) =>
        new() { ["anyOf"] = new JsonArray(Number.Schema(slot), new JsonObject { ["type"] = "string" }) };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors)
    {
        if (scalar.IsNumber)
            return Number.Read(scalar, scalar.Span, slot, errors) is int number ? new FigureOutput(number) : null;
        return scalar.IsNull || scalar.IsBoolean ? Refuse(scalar, slot, errors)
            : new StringValue().Read(scalar, scalar.Span, slot, errors) is string name ? new FigureOutput(null, name) : null;
    }
}

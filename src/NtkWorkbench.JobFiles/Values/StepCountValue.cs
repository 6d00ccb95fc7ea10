namespace NtkWorkbench.JobFiles;

/// <summary>Steps: an integer, or "2 epochs".</summary>
internal sealed partial class StepCountValue() : ScalarValue(Words, "integers and numbers of epochs", (StepCount)1)
{
    public const string Form = "^[1-9][0-9]* epochs?$";

    private const string Words = "an integer, or epochs as in '2 epochs'";
    private static readonly NumberValue Number = new(typeof(int), Words, "integers and numbers of epochs", int.MinValue, int.MaxValue);

    /// <summary>The number in "2 epochs"; null of other words.</summary>
    public static int? Epochs(string text) =>
        EpochWords().IsMatch(text) && int.TryParse(text.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int epochs)
            ? epochs : null;

    public override JsonNode Write(object value) => (StepCount)value is { AreEpochs: false, Value: int steps } ? steps : value.ToString()!;

    public override JsonObject Schema(Slot slot) => new()
    {
        ["anyOf"] = new JsonArray(Number.Schema(slot), new JsonObject { ["type"] = "string", ["pattern"] = Form }),
    };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors)
    {
        if (scalar.IsNumber)
            return Number.Read(scalar, scalar.Span, slot, errors) is int steps ? (StepCount)steps : null;
        return Epochs(scalar.Value) is int epochs ? StepCount.OfEpochs(epochs) : Refuse(scalar, slot, errors);
    }

    [GeneratedRegex(Form, RegexOptions.CultureInvariant)]
    private static partial Regex EpochWords();
}

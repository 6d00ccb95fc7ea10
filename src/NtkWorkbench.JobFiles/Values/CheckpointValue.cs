namespace NtkWorkbench.JobFiles;

internal sealed class CheckpointValue() : ScalarValue(Words, "init, final, best and step numbers", CheckpointSelector.Init)
{
    private const string Words = "init, final, best, the number of a step or epochs as in '2 epochs'";
    private static readonly string[] Names = [CheckpointSelector.InitName, CheckpointSelector.FinalName, CheckpointSelector.BestName];
    private static readonly NumberValue Step = new(typeof(int), Words, "step numbers", 0, int.MaxValue);

    public override JsonNode Write(object value) =>
        (CheckpointSelector)value is { Step: > 0 and int step } ? step
            : (CheckpointSelector)value is { Epochs: int epochs } ? StepCount.OfEpochs(epochs).ToString()
            : ((CheckpointSelector)value).FolderName;

    public override JsonObject Schema(Slot slot) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray([.. Names.Select(name => JsonValue.Create(name))]) }, Step.Schema(slot),
            new JsonObject { ["type"] = "string", ["pattern"] = StepCountValue.Form }),
    };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors)
    {
        if (scalar.IsNumber)
            return Step.Read(scalar, scalar.Span, slot, errors) is int step ? new CheckpointSelector(step) : null;
        if (StepCountValue.Epochs(scalar.Value) is int epochs)
            return new CheckpointSelector(null) { Epochs = epochs };
        return Find(scalar, slot, errors, Names) switch
        {
            0 => CheckpointSelector.Init,
            1 => CheckpointSelector.Final,
            2 => CheckpointSelector.Best,
            _ => null,
        };
    }
}

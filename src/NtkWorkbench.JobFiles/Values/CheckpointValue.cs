namespace NtkWorkbench.JobFiles;

internal sealed class CheckpointValue() : ScalarValue(Words, "init, final and step numbers", CheckpointSelector.Init)
{
    private const string Words = "init, final or the number of a step";
    private static readonly NumberValue Step = new(typeof(int), Words, "step numbers", 0, int.MaxValue);

    public override JsonNode Write(object value) =>
        (CheckpointSelector)value is { Step: > 0 and int step } ? step : ((CheckpointSelector)value).FolderName;

    public override JsonObject Schema(Slot slot) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray(CheckpointSelector.InitName, CheckpointSelector.FinalName) }, Step.Schema(slot)),
    };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors)
    {
        if (scalar.IsNumber)
            return Step.Read(scalar, scalar.Span, slot, errors) is int step ? new CheckpointSelector(step) : null;
        return Find(scalar, slot, errors, [CheckpointSelector.InitName, CheckpointSelector.FinalName]) switch
        {
            0 => CheckpointSelector.Init,
            1 => CheckpointSelector.Final,
            _ => null,
        };
    }
}

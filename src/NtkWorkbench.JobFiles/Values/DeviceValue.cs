namespace NtkWorkbench.JobFiles;

/// <summary>Where an engine computes.</summary>
internal sealed class DeviceValue : ScalarValue
{
    public override string Expected => "cpu, cuda or cuda:N";

    public override string ExpectedItems => "cpu, cuda and cuda:N";

    public override object Placeholder => Device.Cpu;

    public override JsonNode Write(object value) => ((Device)value).ToString();

    public override JsonObject Schema(Slot slot) => new() { ["type"] = "string", ["pattern"] = "^(?:cpu|cuda(:[0-9]+)?)$" };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors) =>
        Device.TryParse(scalar.Value, out Device device) ? device : Refuse(scalar, slot, errors);
}

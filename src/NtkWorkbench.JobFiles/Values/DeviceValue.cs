namespace NtkWorkbench.JobFiles;

internal sealed class DeviceValue() : ScalarValue("cpu, cuda or cuda:N", "cpu, cuda and cuda:N", Device.Cpu)
{
    public override JsonNode Write(object value) => ((Device)value).ToString();

    public override JsonObject Schema(Slot slot) => new() { ["type"] = "string", ["pattern"] = "^(?:cpu|cuda(:[0-9]+)?)$" };

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors) =>
        Device.TryParse(scalar.Value, out Device device) ? device : Refuse(scalar, slot, errors);
}

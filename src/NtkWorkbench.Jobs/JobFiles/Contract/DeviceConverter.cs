using System.Text.Json;
using System.Text.Json.Serialization;
using NtkWorkbench.Core.Engines;

namespace NtkWorkbench.Jobs.JobFiles.Contract;

/// <summary>A device as cpu, cuda or cuda:N.</summary>
internal sealed class DeviceConverter : JsonConverter<Device>
{
    /// <inheritdoc/>
    public override Device Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Device.TryParse(reader.GetString(), out Device device) ? device : throw new JsonException("a device is cpu, cuda or cuda:N");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Device value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

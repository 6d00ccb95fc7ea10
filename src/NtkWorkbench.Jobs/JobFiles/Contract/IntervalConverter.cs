using System.Text.Json;
using System.Text.Json.Serialization;
using NtkWorkbench.Core.Data;

namespace NtkWorkbench.Jobs.JobFiles.Contract;

/// <summary>An interval as [low, high].</summary>
internal sealed class IntervalConverter : JsonConverter<Interval>
{
    /// <inheritdoc/>
    public override Interval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<double[]>(ref reader, options) is [double low, double high]
            ? new Interval(low, high)
            : throw new JsonException("an interval is [low, high]");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Interval value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Low);
        writer.WriteNumberValue(value.High);
        writer.WriteEndArray();
    }
}

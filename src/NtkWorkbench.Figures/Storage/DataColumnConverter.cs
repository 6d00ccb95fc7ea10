using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtkWorkbench.Figures;

/// <summary>A column stands in the structure by its name; its numbers are put into, or looked up in, the figure's data.</summary>
internal sealed class DataColumnConverter(FigureData data) : JsonConverter<DataColumn>
{
    /// <inheritdoc/>
    public override DataColumn Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        data.Column(reader.GetString() ?? throw new JsonException("a column's name is missing"));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DataColumn value, JsonSerializerOptions options)
    {
        data.Add(value);
        writer.WriteStringValue(value.Name);
    }
}

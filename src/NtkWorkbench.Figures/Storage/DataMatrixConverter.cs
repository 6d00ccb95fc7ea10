using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtkWorkbench.Figures;

/// <summary>A matrix stands in the structure by its name; its numbers are put into the figure's data, or read when met.</summary>
internal sealed class DataMatrixConverter(FigureData data, Func<string, DataMatrix> read) : JsonConverter<DataMatrix>
{
    /// <inheritdoc/>
    public override DataMatrix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        read(reader.GetString() ?? throw new JsonException("a matrix's name is missing"));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DataMatrix value, JsonSerializerOptions options)
    {
        data.Add(value);
        writer.WriteStringValue(value.Name);
    }
}

using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtkWorkbench.Figures;

/// <summary>Data as they stand in a page: snake_case by the default encoder, which lets no markup through; arrays of numbers as
/// <c>{"type", "shape", "values"}</c>, the values little-endian in base64.</summary>
internal static class PageJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new ArrayConverter<double>("float64"),
            new ArrayConverter<float>("float32"),
            new ArrayConverter<int>("int32"),
            new ArrayConverter<byte>("uint8"),
        },
    };

    public static string Serialize(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);

    /// <summary>Numbers as an array of one dimension.</summary>
    public static NumberArray<double> Array(double[] values) => new([values.Length], values);

    /// <summary>The same in half the room.</summary>
    public static NumberArray<float> Single(Matrix values) =>
        new([values.Rows, values.Columns], System.Array.ConvertAll(values.Values, value => (float)value));

    private sealed class ArrayConverter<T>(string type) : JsonConverter<NumberArray<T>>
        where T : unmanaged, System.Numerics.INumber<T>
    {
        public override NumberArray<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("pages are written, not read");

        public override void Write(Utf8JsonWriter writer, NumberArray<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteStartArray("shape");
            foreach (int length in value.Shape)
                writer.WriteNumberValue(length);
            writer.WriteEndArray();
            writer.WriteBase64String("values", MemoryMarshal.AsBytes(value.Values.AsSpan()));
            writer.WriteEndObject();
        }
    }
}

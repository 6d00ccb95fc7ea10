using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NtkWorkbench.Runs;

/// <summary>
/// The JSON files of a run: snake_case, numbers that round-trip. JSON has no NaN and no infinity, so both are written as null;
/// a null where a number is required reads as NaN.
/// </summary>
internal static class RunJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        // The files are read by people and programs, never pasted into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireOnlyWhatIsWritten } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new FiniteNumberConverter(), new SlurmOptionsConverter() },
    };

    public static void Write(string path, object value) => AtomicFile.WriteText(path, Text(value));

    public static string Text(object value) => JsonSerializer.Serialize(value, value.GetType(), Options) + "\n";

    public static T Read<T>(string path)
    {
        try
        {
            return InputFile.Read(path, FileLimits.JsonBytes, stream => JsonSerializer.Deserialize<T>(stream, Options))
                ?? throw new JsonException("got null");
        }
        catch (Exception error) when (error is JsonException or NtkException and not JobException)
        {
            throw FileInputErrors.Single(path, $"must be as a run writes it, got {Describe(error)}");
        }
    }

    // The message of a JsonException speaks of types and of how they are read.
    private static string Describe(Exception error) => error switch
    {
        JsonException { LineNumber: long line, Path: [_, _, ..] member } => Invariant($"a problem at {member} in line {line + 1}"),
        JsonException { LineNumber: long line } => Invariant($"a problem in line {line + 1}"),
        JsonException => "null",
        _ => error.Message.TrimEnd('.'),
    };

    // A member that is ignored may be required of the record, but not of the file.
    private static void RequireOnlyWhatIsWritten(JsonTypeInfo contract)
    {
        foreach (JsonPropertyInfo property in contract.Properties)
            property.IsRequired &= property.Set is not null;
        foreach (JsonPropertyInfo series in contract.Properties.Where(IsSeries).ToArray())
            contract.Properties.Remove(series);
    }

    private static bool IsSeries(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(SeriesAttribute), inherit: true) == true;

    private sealed class FiniteNumberConverter : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }
}

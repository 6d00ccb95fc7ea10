using System.Text.Json;
using System.Text.Json.Serialization;
using NtkWorkbench.Core.Training;

namespace NtkWorkbench.Jobs.JobFiles.Contract;

/// <summary>A learning rate as a number, or as {fraction_of_max: number}.</summary>
internal sealed class LearningRateConverter : JsonConverter<LearningRate>
{
    /// <summary>The key of the fraction.</summary>
    public const string FractionKey = "fraction_of_max";

    /// <inheritdoc/>
    public override LearningRate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.GetDouble();
        Dictionary<string, double>? mapping = JsonSerializer.Deserialize<Dictionary<string, double>>(ref reader, options);
        return mapping is { Count: 1 } && mapping.TryGetValue(FractionKey, out double fraction)
            ? LearningRate.OfMax(fraction)
            : throw new JsonException($"a learning rate is a number or {{{FractionKey}: number}}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LearningRate value, JsonSerializerOptions options)
    {
        if (value.FractionOfMax is not double fraction)
        {
            writer.WriteNumberValue(value.Value);
            return;
        }
        writer.WriteStartObject();
        writer.WriteNumber(FractionKey, fraction);
        writer.WriteEndObject();
    }
}

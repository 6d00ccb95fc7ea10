using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtkWorkbench.Figures;

/// <summary>How the structure of a figure is written as JSON, which names columns and matrices instead of holding numbers.</summary>
internal static class FigureStructure
{
    /// <summary>data: takes the numbers, or has them. A file is read by people: Greek letters stand as they are; what stands in a page is
    /// escaped.</summary>
    public static JsonSerializerOptions Options(FigureData data, bool isForPeople)
    {
        JsonSerializerOptions options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = isForPeople,
            IgnoreReadOnlyProperties = true,
            RespectNullableAnnotations = true,
            AllowOutOfOrderMetadataProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            Encoder = isForPeople ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : JavaScriptEncoder.Default,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };
        foreach (JsonConverter converter in data.Converters)
            options.Converters.Add(converter);
        return options;
    }
}

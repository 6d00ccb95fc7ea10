using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtkWorkbench.View;

/// <summary>What pages are told: snake_case as in the data of pages, words for kinds, and the encoder that may stand in a page.</summary>
internal static class ViewJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtkWorkbench.View;

/// <summary>What pages are told: camelCase, words for kinds, and the encoder that may stand in a page.</summary>
internal static class ViewJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };
}

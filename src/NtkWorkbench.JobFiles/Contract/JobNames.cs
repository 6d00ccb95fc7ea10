using System.Text.Json;

namespace NtkWorkbench.JobFiles;

/// <summary>Names of keys and enum values: snake_case.</summary>
internal static class JobNames
{
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    public static IReadOnlyList<string> OfEnum(Type type) => [.. Enum.GetNames(type).Select(Of)];
}

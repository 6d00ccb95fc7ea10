using System.Text.Json;

namespace NtkWorkbench.JobFiles;

/// <summary>Names of keys and enum values: snake_case.</summary>
internal static class JobNames
{
    /// <summary>The name of a property, a type or an enum value in job files.</summary>
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>The values of an enum as job files write them.</summary>
    public static IReadOnlyList<string> OfEnum(Type type) => [.. Enum.GetNames(type).Select(Of)];
}

using System.Text.Json;
using NtkWorkbench.Plots.Rendering;

namespace NtkWorkbench.Jobs.JobFiles.Contract;

/// <summary>Names of keys and enum values: snake_case.</summary>
internal sealed class JobNames : JsonNamingPolicy
{
    private JobNames()
    {
    }

    public static JobNames Policy { get; } = new();

    /// <inheritdoc/>
    /// <remarks>The product is one word.</remarks>
    public override string ConvertName(string name) =>
        name == nameof(RendererKind.ScottPlot) ? "scottplot" : SnakeCaseLower.ConvertName(name);

    /// <summary>The values of an enum as job files write them.</summary>
    public static IReadOnlyList<string> OfEnum(Type type) => [.. Enum.GetNames(type).Select(Policy.ConvertName)];
}

using System.Text.Json.Nodes;
using NtkWorkbench.Jobs.JobFiles.Yaml;
using NtkWorkbench.Jobs.Problems;

namespace NtkWorkbench.Jobs.JobFiles.Binding;

/// <summary>Binds [low, high] with low &lt; high.</summary>
internal static class IntervalBinder
{
    public static JsonNode? Bind(YamlNode node, SourceSpan owner, Slot slot, ScalarBinder scalars, ProblemLog problems)
    {
        if (node is not YamlSequence { Items: [YamlNode first, YamlNode second] })
        {
            string came = node is YamlSequence list ? $"a list of {list.Items.Count}" : node.Description;
            problems.Add(owner, $"{slot.Path} must be an interval [low, high], got {came}");
            return null;
        }
        JsonNode? low = scalars.Bind(first, first.Span, slot.Item(0, typeof(double)));
        JsonNode? high = scalars.Bind(second, second.Span, slot.Item(1, typeof(double)));
        if (low is null || high is null)
            return null;
        (double a, double b) = (low.GetValue<double>(), high.GetValue<double>());
        if (a < b && double.IsFinite(b - a))
            return new JsonArray(low, high);
        string problem = a < b ? "must have a length that float64 can hold" : "must be [low, high] with low below high";
        problems.Add(owner, $"{slot.Path} {problem}, got {JobNumber.Text(a, b)}");
        return null;
    }
}

using System.Text.Json.Nodes;
using NtkWorkbench.Jobs.JobFiles.Contract;
using NtkWorkbench.Jobs.JobFiles.Yaml;
using NtkWorkbench.Jobs.Problems;

namespace NtkWorkbench.Jobs.JobFiles.Binding;

/// <summary>Binds a learning rate: a number, or {fraction_of_max: number}.</summary>
internal static class LearningRateBinder
{
    public static JsonNode? Bind(YamlNode node, SourceSpan owner, Slot slot, ScalarBinder scalars, ProblemLog problems)
    {
        if (node is YamlScalar)
            return scalars.Bind(node, owner, slot with { Type = typeof(double) });
        if (node is YamlMapping { Entries: [YamlEntry entry] } && entry.Key.Value == LearningRateConverter.FractionKey)
        {
            var fraction = new Slot { Path = slot.PathOf(LearningRateConverter.FractionKey), Type = typeof(double), Attributes = slot.Attributes };
            return scalars.Bind(entry.Value, entry.ProblemSpan, fraction) is JsonNode value ? new JsonObject { [LearningRateConverter.FractionKey] = value } : null;
        }
        Refuse(node, owner, slot, problems);
        return null;
    }

    private static void Refuse(YamlNode node, SourceSpan owner, Slot slot, ProblemLog problems)
    {
        YamlEntry? unknown = (node as YamlMapping)?.Entries.FirstOrDefault(entry => entry.Key.Value != LearningRateConverter.FractionKey);
        if (unknown is not null)
            problems.Add(unknown.Key.Span, $"unknown key '{unknown.Key.Shown}' in {slot.Path}, expected {LearningRateConverter.FractionKey}", NearestName.Find(unknown.Key.Value, [LearningRateConverter.FractionKey]));
        else
            problems.Add(owner, $"{slot.Path} must be {Expectation.Of(slot.Type)}, got {node.Description}");
    }
}

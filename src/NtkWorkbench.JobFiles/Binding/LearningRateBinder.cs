namespace NtkWorkbench.JobFiles;

/// <summary>Binds a learning rate: a number, or {fraction_of_max: number}.</summary>
internal static class LearningRateBinder
{
    /// <summary>The key of the fraction.</summary>
    public const string FractionKey = "fraction_of_max";

    /// <returns>A <see cref="LearningRate"/>; null where there was a problem.</returns>
    public static LearningRate? Bind(YamlNode node, SourceSpan owner, Slot slot, ScalarBinder scalars, ProblemLog problems)
    {
        if (node is YamlScalar)
            return scalars.Bind(node, owner, slot with { Type = typeof(double) }) is double number ? number : null;
        if (node is YamlMapping { Entries: [YamlEntry entry] } && entry.Key.Value == FractionKey)
        {
            Slot fraction = slot with { Path = slot.PathOf(FractionKey), Type = typeof(double) };
            return scalars.Bind(entry.Value, entry.ProblemSpan, fraction) is double value ? LearningRate.OfMax(value) : null;
        }
        Refuse(node, owner, slot, problems);
        return null;
    }

    private static void Refuse(YamlNode node, SourceSpan owner, Slot slot, ProblemLog problems)
    {
        YamlEntry? unknown = (node as YamlMapping)?.Entries.FirstOrDefault(entry => entry.Key.Value != FractionKey);
        if (unknown is not null)
            problems.Add(unknown.Key.Span, $"unknown key '{unknown.Key.Shown}' in {slot.Path}, expected {FractionKey}",
                NearestName.Find(unknown.Key.Value, [FractionKey]));
        else
            problems.Add(owner, $"{slot.Path} must be {Expectation.Of(slot.Type)}, got {node.Description}");
    }
}

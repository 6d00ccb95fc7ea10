using NtkWorkbench.Core.Linearization.Similarity;

namespace NtkWorkbench.Jobs.Studies.Comparisons;

/// <summary>How alike the features of a group's runs are at one checkpoint.</summary>
/// <param name="Group">At least two runs that differ in their seed.</param>
/// <param name="Checkpoint">"init" or "final".</param>
/// <param name="Similarity">Over all pairs.</param>
internal sealed record SeedFinding(RunGroup Group, string Checkpoint, SeedSimilarity Similarity);

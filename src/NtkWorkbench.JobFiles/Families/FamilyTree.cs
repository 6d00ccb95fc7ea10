namespace NtkWorkbench.JobFiles;

/// <summary>A member of a family before it is bound.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Root">Its whole job, as if a file of its own held it.</param>
internal sealed record FamilyTree(string Label, YamlMapping Root);

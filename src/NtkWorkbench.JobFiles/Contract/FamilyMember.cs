namespace NtkWorkbench.JobFiles;

/// <summary>A record of a family and the name that job files call it by.</summary>
internal sealed record FamilyMember(string Name, Type Type);

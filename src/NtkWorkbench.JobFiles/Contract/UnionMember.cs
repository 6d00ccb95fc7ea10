namespace NtkWorkbench.JobFiles;

/// <summary>A record of a union and the name that job files call it by.</summary>
internal sealed record UnionMember(string Name, Type Type);

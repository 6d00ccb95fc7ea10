namespace NtkWorkbench.JobFiles;

/// <summary>A step of a key path: the name of a key, or the index of a list's item, and where it stands in the path's text.</summary>
internal readonly record struct KeySegment(string? Name, int Index, int Offset, int Length);

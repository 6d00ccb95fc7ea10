namespace NtkWorkbench.JobFiles;

/// <summary>Where the data come from.</summary>
public abstract record DataOptions;

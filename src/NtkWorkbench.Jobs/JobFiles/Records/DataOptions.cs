namespace NtkWorkbench.Jobs.JobFiles.Records;

/// <summary>Where the data come from.</summary>
public abstract record DataOptions;

namespace NtkWorkbench.JobFiles;

/// <summary>An amount of memory as Slurm takes one.</summary>
/// <param name="Mebibytes">At least 1.</param>
public readonly record struct MemorySize(long Mebibytes);

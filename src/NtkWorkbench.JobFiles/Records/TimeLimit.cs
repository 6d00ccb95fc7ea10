namespace NtkWorkbench.JobFiles;

/// <summary>A time limit as Slurm takes one.</summary>
/// <param name="Span">At least a minute; whole seconds.</param>
public readonly record struct TimeLimit(TimeSpan Span);

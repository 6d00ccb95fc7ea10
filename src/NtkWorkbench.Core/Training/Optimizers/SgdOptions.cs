namespace NtkWorkbench.Core.Training.Optimizers;

/// <summary>θ ← θ − ηg.</summary>
public sealed record SgdOptions : OptimizerOptions;

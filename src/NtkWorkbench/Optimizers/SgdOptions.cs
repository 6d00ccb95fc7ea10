namespace NtkWorkbench;

/// <summary>θ ← θ − ηg.</summary>
public sealed record SgdOptions : OptimizerOptions;

namespace NtkWorkbench;

/// <summary>z = W a + b.</summary>
public sealed record StandardParameterization : Parameterization;

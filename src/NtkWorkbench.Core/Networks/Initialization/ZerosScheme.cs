namespace NtkWorkbench.Core.Networks.Initialization;

/// <summary>All zero.</summary>
public sealed record ZerosScheme : InitializationScheme;

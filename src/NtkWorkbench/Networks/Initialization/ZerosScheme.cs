namespace NtkWorkbench;

/// <summary>All zero.</summary>
public sealed record ZerosScheme : InitializationScheme;

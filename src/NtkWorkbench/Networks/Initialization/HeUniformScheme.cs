namespace NtkWorkbench;

/// <summary>Uniform in ±√(6/fan_in).</summary>
public sealed record HeUniformScheme : InitializationScheme;

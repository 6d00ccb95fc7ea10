namespace NtkWorkbench;

/// <summary>Uniform in ±√(6/(fan_in + fan_out)).</summary>
public sealed record XavierUniformScheme : InitializationScheme;

namespace NtkWorkbench;

/// <summary>N(0, 2/(fan_in + fan_out)).</summary>
public sealed record XavierNormalScheme : InitializationScheme;

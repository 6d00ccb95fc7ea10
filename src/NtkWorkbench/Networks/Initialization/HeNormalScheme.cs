namespace NtkWorkbench;

/// <summary>N(0, 2/fan_in).</summary>
public sealed record HeNormalScheme : InitializationScheme;

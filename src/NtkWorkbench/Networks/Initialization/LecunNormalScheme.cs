namespace NtkWorkbench;

/// <summary>N(0, 1/fan_in).</summary>
public sealed record LecunNormalScheme : InitializationScheme;

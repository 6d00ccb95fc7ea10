namespace NtkWorkbench;

/// <summary>The learning rates at which the slowest mode is fastest.</summary>
/// <param name="Low">The smallest of them.</param>
/// <param name="High">The largest; equal to <paramref name="Low"/> where there is one.</param>
/// <param name="Rate">The rate of the slowest mode there.</param>
public readonly record struct RateInterval(double Low, double High, double Rate);

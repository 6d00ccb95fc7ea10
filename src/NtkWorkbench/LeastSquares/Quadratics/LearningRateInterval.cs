namespace NtkWorkbench;

/// <summary>The learning rates at which the slowest mode is fastest.</summary>
/// <param name="Low">The smallest of them.</param>
/// <param name="High">The largest; equal to <paramref name="Low"/> where there is one.</param>
/// <param name="Contraction">The contraction of the slowest mode there.</param>
public readonly record struct LearningRateInterval(double Low, double High, double Contraction);

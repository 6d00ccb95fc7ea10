namespace NtkWorkbench;

/// <summary>The gradient of a loss at given parameters.</summary>
/// <param name="parameters">θ, p entries.</param>
/// <param name="gradient">Destination, p entries; overwritten.</param>
internal delegate void LossGradient(ReadOnlySpan<double> parameters, Span<double> gradient);

namespace NtkWorkbench;

/// <summary>The gradient of a loss at given parameters.</summary>
internal delegate void LossGradient(ReadOnlySpan<double> parameters, Span<double> gradient);

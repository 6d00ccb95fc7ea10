namespace NtkWorkbench;

/// <summary>Euclidean norms of the loss's gradient in one layer.</summary>
/// <param name="Weight">‖∂L/∂W_l‖.</param>
/// <param name="Bias">‖∂L/∂b_l‖.</param>
public readonly record struct LayerGradientNorm(double Weight, double Bias);

namespace NtkWorkbench;

/// <summary>One layer's tangent features as the factors that they are products of: ∂f/∂W_l = s_l δ_l a_{l−1}ᵀ, ∂f/∂b_l = δ_l. Activations:
/// a_{l−1}, shape (n, fan in); sensitivities: δ_l = ∂f/∂z_l, shape (n·o, fan out), sample-major, output-minor.</summary>
internal sealed record LinearizedLayer(LayerLayout Layout, Matrix Activations, Matrix Sensitivities);

namespace NtkWorkbench;

/// <summary>One layer's tangent features as the factors that they are products of: ∂f/∂W_l = s_l δ_l a_{l−1}ᵀ, ∂f/∂b_l = δ_l.</summary>
internal sealed class LinearizedLayer
{
    public required LayerLayout Layout { get; init; }

    /// <summary>a_{l−1}, shape (n, fan in).</summary>
    public required Matrix Activations { get; init; }

    /// <summary>δ_l = ∂f/∂z_l, shape (n·o, fan out), sample-major, output-minor.</summary>
    public required Matrix Sensitivities { get; init; }
}

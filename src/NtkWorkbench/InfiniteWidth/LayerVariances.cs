namespace NtkWorkbench;

/// <summary>What the limit knows of a layer.</summary>
/// <param name="Weights">σ_w² = fan_in × variance of an effective weight.</param>
/// <param name="Biases">σ_b².</param>
/// <param name="FeatureScale">What K enters the layer's own tangent features by: 1 in the NTK parameterization, fan_in in the
/// standard one.</param>
public readonly record struct LayerVariances(double Weights, double Biases, double FeatureScale);

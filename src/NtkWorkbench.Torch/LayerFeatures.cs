using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>What one layer's share of the tangent features gives.</summary>
internal static class LayerFeatures
{
    /// <summary>Σ ‖δ_l‖² (s_l² ‖a_{l−1}‖² + 1) over samples, δ_l of every output, in float64.</summary>
    /// <param name="layer">The layer l.</param>
    /// <param name="activations">a_{l−1}, (n, fan_in).</param>
    /// <param name="sensitivities">δ_l, (n, o, fan_out).</param>
    public static Tensor SquaredNorms(this LayerLayout layer, Tensor activations, Tensor sensitivities)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar one = 1.0.ToScalar();
        Tensor inputs = Squares(activations).Times(layer.WeightScale * layer.WeightScale).add_(one, one);
        return Squares(sensitivities.flatten(1)).mul(inputs).MoveToOuterDisposeScope();
    }

    private static Tensor Squares(Tensor rows) => rows.mul(rows).sum(dim: 1).to(ScalarType.Float64);
}

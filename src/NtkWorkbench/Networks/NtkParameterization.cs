namespace NtkWorkbench;

/// <summary>z = W a/√fan_in + b: the weights are of order 1 at any width (Jacot 2018).</summary>
public sealed record NtkParameterization : Parameterization
{
    /// <inheritdoc/>
    public override double WeightScale(int fanIn) => 1 / Math.Sqrt(fanIn);
}

namespace NtkWorkbench.Runs;

/// <summary>The network beside the linear model that it was.</summary>
/// <param name="Gap">‖f − f_lin‖/‖f − f₀‖ on the grid.</param>
/// <param name="HasMoved">Whether f differs from f₀ on the grid.</param>
/// <param name="IsTrained">Whether f_lin was trained in closed form.</param>
/// <param name="HasBatches">Whether the network saw a part of the samples at a step.</param>
internal sealed record LinearModelFacts(double Gap, bool HasMoved, bool IsTrained, bool HasBatches)
{
    /// <summary>Of f_lin, of kernel regression with the initial and the trained kernel, and of the network itself.</summary>
    public (double Linear, double Initial, double Trained, double Network)? TestLosses { get; init; }
}

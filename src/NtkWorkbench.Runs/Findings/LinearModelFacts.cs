namespace NtkWorkbench.Runs;

/// <summary>The network beside the linear model that it was.</summary>
/// <param name="Gap">‖f − f_lin‖/‖f − f₀‖ on the grid.</param>
/// <param name="HasMoved">Whether f differs from f₀ on the grid.</param>
/// <param name="Method">How f_lin came to its last parameters.</param>
/// <param name="HasInstanceNoise">Whether the network saw its inputs with noise.</param>
internal sealed record LinearModelFacts(double Gap, bool HasMoved, LinearModelMethod Method, bool HasInstanceNoise)
{
    /// <summary>Of f_lin and of the network itself.</summary>
    public (double Linear, double Network)? TestLosses { get; init; }

    /// <summary>Of kernel regression with the initial and the trained kernel.</summary>
    public (double Initial, double Trained)? RegressionTestLosses { get; init; }
}

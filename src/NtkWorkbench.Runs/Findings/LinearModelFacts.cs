namespace NtkWorkbench.Runs;

/// <summary>The network beside the linear model that it was.</summary>
/// <param name="Gap">‖f − f_lin‖/‖f − f₀‖ at <see cref="Points"/>.</param>
/// <param name="HasMoved">Whether f differs from f₀ there.</param>
/// <param name="Method">How f_lin came to its last parameters.</param>
internal sealed record LinearModelFacts(double Gap, bool HasMoved, LinearModelMethod Method)
{
    /// <summary>What stands in place of a grid that there is not: "test samples".</summary>
    public string Points { get; init; } = "grid";

    /// <summary>Whether the network saw its inputs with noise.</summary>
    public bool HasInstanceNoise { get; init; }

    /// <summary>Draws of each sample's noise that a mean is over; null where it is that over the noise itself.</summary>
    public int? NoiseDraws { get; init; }

    /// <summary>Where its Krylov space ended; null where it was trained otherwise.</summary>
    public KrylovEnd? Krylov { get; init; }

    /// <summary>The residual of kernel regression by conjugate gradients; null where it was direct.</summary>
    public double? RegressionResidual { get; init; }

    /// <summary>Of f_lin and of the network itself.</summary>
    public (double Linear, double Network)? TestLosses { get; init; }

    /// <summary>Of kernel regression with the initial and the trained kernel.</summary>
    public (double Initial, double Trained)? RegressionTestLosses { get; init; }
}

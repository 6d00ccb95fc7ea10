namespace NtkWorkbench;

/// <summary>Learning rates that the feature spectrum allows full-batch gradient descent on the mean squared error L = (1/m) Σ (f − y)², m
/// the number of entries. In the linearized model a step multiplies the residual's mode k by 1 − 2ησ_k²/m.</summary>
/// <remarks>Source: Saad, "Iterative Methods for Sparse Linear Systems", 2nd ed., section 4.2.1 (Richardson's iteration), for
/// JᵀJ.</remarks>
public static class StabilityLimit
{
    /// <summary>η = m/σ₁², below which no mode grows: |1 − 2ησ₁²/m| &lt; 1.</summary>
    /// <param name="sigmaMax">σ₁, the largest singular value.</param>
    /// <param name="entries">m = n·o.</param>
    /// <returns>Infinite for σ₁ = 0: nothing changes at any rate.</returns>
    public static double LargestStableRate(double sigmaMax, long entries) => entries / (sigmaMax * sigmaMax);

    /// <summary>η = m/(σ₁² + σ_r²), at which the slowest mode shrinks fastest, by (σ₁² − σ_r²)/(σ₁² + σ_r²) a step.</summary>
    /// <param name="sigmaMax">σ₁, the largest singular value.</param>
    /// <param name="sigmaMin">σ_r, the smallest that is to be learned.</param>
    /// <param name="entries">m = n·o.</param>
    /// <returns>Infinite where both are 0.</returns>
    public static double FastestLearningRate(double sigmaMax, double sigmaMin, long entries) =>
        entries / ((sigmaMax * sigmaMax) + (sigmaMin * sigmaMin));
}

using System.Numerics;

namespace NtkWorkbench;

/// <summary>Momentum z ← (1 − β)z + βg, w ← w − ηz on Σ_i (y_i − σ_i w_i)². Velocity a and error x of a mode move by R = [[1 − β, 2βσ²],
/// [−η(1 − β), 1 − 2ηβσ²]], with eigenvalues λ² − (2 − β − 2ηβσ²)λ + (1 − β) = 0.</summary>
public static class MomentumTheory
{
    /// <summary>R, row-major (2, 2).</summary>
    public static double[] TransitionMatrix(UpdateRule rule, double singularValue)
    {
        double curvature = 2 * rule.Beta * singularValue * singularValue;
        return [1 - rule.Beta, curvature, -rule.LearningRate * (1 - rule.Beta), 1 - (rule.LearningRate * curvature)];
    }

    /// <summary>The eigenvalues of R.</summary>
    public static ModeEigenvalues Eigenvalues(UpdateRule rule, double singularValue) =>
        ModeEigenvalues.OfCharacteristic(Trace(rule, singularValue), 1 - rule.Beta);

    /// <summary>η₋ = (1 − √(1 − β))²/(2βσ²): real eigenvalues below it, complex above.</summary>
    public static double ComplexFrom(double beta, double singularValue)
    {
        // β = (1 − √(1 − β))(1 + √(1 − β)) turns the quotient into one without cancellation for small β.
        double sum = 1 + Math.Sqrt(1 - beta);
        return beta / (2 * sum * sum * singularValue * singularValue);
    }

    /// <summary>η₊ = (1 + √(1 − β))²/(2βσ²): complex eigenvalues below it, real above.</summary>
    public static double ComplexUntil(double beta, double singularValue)
    {
        double sum = 1 + Math.Sqrt(1 - beta);
        return sum * sum / (2 * beta * singularValue * singularValue);
    }

    /// <summary>(2 − β)/(βσ_max²): every mode shrinks for 0 &lt; η below it.</summary>
    public static double StabilityLimit(double beta, double largestSingularValue) =>
        (2 - beta) / (beta * largestSingularValue * largestSingularValue);

    /// <summary>max_i |λ_i|, the contraction of the slowest mode.</summary>
    public static double Contraction(UpdateRule rule, IReadOnlyList<double> singularValues)
    {
        ArgumentNullException.ThrowIfNull(singularValues);
        return singularValues.Max(sigma => Eigenvalues(rule, sigma).Contraction);
    }

    /// <summary>The fastest learning rates at a given β: [η₋(σ_min), η₊(σ_max)] with contraction √(1 − β) where all modes can be complex at
    /// once, otherwise η = (2 − β)/(β(σ_max² + σ_min²)), where the extreme modes have opposite traces and so the same
    /// contraction.</summary>
    public static LearningRateInterval FastestLearningRates(double beta, double largestSingularValue, double smallestSingularValue)
    {
        double low = ComplexFrom(beta, smallestSingularValue), high = ComplexUntil(beta, largestSingularValue);
        if (low <= high)
            return new LearningRateInterval(low, high, Math.Sqrt(1 - beta));
        double squares = (largestSingularValue * largestSingularValue) + (smallestSingularValue * smallestSingularValue);
        double rate = (2 - beta) / (beta * squares);
        return new LearningRateInterval(rate, rate, Eigenvalues(new UpdateRule(rate, beta), smallestSingularValue).Contraction);
    }

    /// <summary>The fastest rule of all: √(1 − β) = (σ_max − σ_min)/(σ_max + σ_min) is its contraction, η = 2/(β(σ_max + σ_min)²), where
    /// η₋(σ_min) and η₊(σ_max) meet.</summary>
    /// <remarks>Source: Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.</remarks>
    public static UpdateRule Optimum(double largestSingularValue, double smallestSingularValue)
    {
        double sum = largestSingularValue + smallestSingularValue;
        double beta = 4 * largestSingularValue * smallestSingularValue / (sum * sum);
        return new UpdateRule(2 / (beta * sum * sum), beta);
    }

    /// <summary>x_t/x_0, a mode's error after t steps from velocity 0, as a fraction of its first.</summary>
    /// <remarks>By Cayley–Hamilton R^t = U_t R − (1 − β)U_{t−1} I with U_t = (λ₁^t − λ₂^t)/(λ₁ − λ₂), so x_t/x_0 = U_t(1 − 2ηβσ²) − (1 −
    /// β)U_{t−1}: O(1) for any t.</remarks>
    public static double ErrorRatio(UpdateRule rule, double singularValue, long step)
    {
        if (step == 0)
            return 1;
        ModeEigenvalues eigenvalues = Eigenvalues(rule, singularValue);
        double diagonal = TransitionMatrix(rule, singularValue)[3];
        return (PowerDifference(eigenvalues, step) * diagonal) - ((1 - rule.Beta) * PowerDifference(eigenvalues, step - 1));
    }

    private static double Trace(UpdateRule rule, double singularValue) =>
        2 - rule.Beta - (2 * rule.LearningRate * rule.Beta * singularValue * singularValue);

    // U_t = (λ₁^t − λ₂^t)/(λ₁ − λ₂), without the cancellation of near-equal eigenvalues.
    private static double PowerDifference(ModeEigenvalues eigenvalues, long step)
    {
        // 0 whatever the eigenvalues; the formulas below divide by them, and they may be 0.
        if (step == 0)
            return 0;
        (Complex first, Complex second, ModeRegime regime) = eigenvalues;
        switch (regime)
        {
            case ModeRegime.Complex:
                return Math.Pow(first.Magnitude, step - 1) * Math.Sin(step * first.Phase) / Math.Sin(first.Phase);
            case ModeRegime.Repeated:
                return step * Math.Pow(first.Real, step - 1);
            case ModeRegime.Real:
                // With r = λ₂/λ₁ and d = 1 − r: λ₁^{t−1}(1 − r^t)/d, and ln r = −2 artanh(d/(2 − d)).
                double gap = 1 - (second.Real / first.Real);
                double logarithm = step * -2 * Math.Atanh(gap / (2 - gap));
                double numerator = logarithm < -1 ? 1 - Math.Exp(logarithm) : -2 * Math.Sinh(logarithm / 2) * Math.Exp(logarithm / 2);
                return Math.Pow(first.Real, step - 1) * numerator / gap;
            default:
                throw new ArgumentOutOfRangeException(nameof(eigenvalues), regime, "not a regime of a mode");
        }
    }
}

namespace NtkWorkbench;

/// <summary>Gradient descent on Σ_i (y_i − σ_i w_i)²: w_{t+1} = (1 − 2ησ²)w_t + 2ησy, so that each mode's error w − w* is multiplied by 1 −
/// 2ησ² a step.</summary>
public static class GradientDescentTheory
{
    /// <summary>1 − 2ησ², by which a mode's error is multiplied in a step.</summary>
    public static double Contraction(double learningRate, double singularValue) => 1 - (2 * learningRate * singularValue * singularValue);

    /// <summary>1/σ_max²: every mode shrinks for 0 &lt; η below it, and the largest grows above it.</summary>
    public static double StabilityLimit(double largestSingularValue) => 1 / (largestSingularValue * largestSingularValue);

    /// <summary>η* = 1/(σ_max² + σ_min²), where the fastest and the slowest mode shrink alike.</summary>
    public static double FastestLearningRate(double largestSingularValue, double smallestSingularValue) =>
        1 / ((largestSingularValue * largestSingularValue) + (smallestSingularValue * smallestSingularValue));

    /// <summary>(σ_max² − σ_min²)/(σ_max² + σ_min²), the contraction at η*; modes between change nothing.</summary>
    public static double FastestContraction(double largestSingularValue, double smallestSingularValue)
    {
        double ratio = smallestSingularValue / largestSingularValue;
        return (1 - (ratio * ratio)) / (1 + (ratio * ratio));
    }

    /// <summary>max_i |1 − 2ησ_i²|, the contraction of the slowest mode.</summary>
    public static double Contraction(double learningRate, IReadOnlyList<double> singularValues)
    {
        ArgumentNullException.ThrowIfNull(singularValues);
        return singularValues.Max(sigma => Math.Abs(Contraction(learningRate, sigma)));
    }

    /// <summary>ln ε/ln ρ: where ρ^t passes ε, a real number; infinite for ρ ≥ 1.</summary>
    public static double StepsByContraction(double contraction, double accuracy) =>
        contraction >= 1 ? double.PositiveInfinity : Math.Log(accuracy) / Math.Log(contraction);

    /// <summary>The smallest t with ‖w_t − w*‖ ≤ ε‖w_0 − w*‖; null where some error does not shrink.</summary>
    /// <param name="contractions">1 − 2ησ_i², k entries.</param>
    /// <param name="errors">w_0 − w*, k entries.</param>
    /// <param name="accuracy">ε in (0, 1).</param>
    /// <returns>For one mode ⌈ln ε/ln|1 − 2ησ²|⌉.</returns>
    /// <remarks>Bisection between 0 and the slowest mode's own count, since the norm falls in every step: O(k log t).</remarks>
    public static long? StepsWithin(ReadOnlySpan<double> contractions, ReadOnlySpan<double> errors, double accuracy)
    {
        ShapeException.ThrowIfLengthDiffers("errors of the modes", contractions.Length, errors.Length);
        double slowest = 0;
        for (int i = 0; i < contractions.Length; i++)
            slowest = errors[i] == 0 ? slowest : Math.Max(slowest, Math.Abs(contractions[i]));
        if (slowest >= 1)
            return null;
        long outside = -1, within = Math.Max(1, (long)Math.Ceiling(StepsByContraction(slowest, accuracy))) + 1;
        while (within - outside > 1)
        {
            long middle = outside + ((within - outside) / 2);
            if (Accuracy.IsWithin(ErrorRatio(contractions, errors, middle), accuracy))
                within = middle;
            else
                outside = middle;
        }
        return within;
    }

    /// <summary>‖w_t − w*‖/‖w_0 − w*‖ = √(Σ_i ρ_i^{2t} e_i²/Σ_i e_i²); 0 where the first error is 0.</summary>
    internal static double ErrorRatio(ReadOnlySpan<double> contractions, ReadOnlySpan<double> errors, long step)
    {
        ShapeException.ThrowIfLengthDiffers("errors of the modes", contractions.Length, errors.Length);
        double first = 0, now = 0;
        for (int i = 0; i < contractions.Length; i++)
        {
            double error = errors[i] * Math.Pow(Math.Abs(contractions[i]), step);
            first += errors[i] * errors[i];
            now += error * error;
        }
        return first == 0 ? 0 : Math.Sqrt(now / first);
    }
}

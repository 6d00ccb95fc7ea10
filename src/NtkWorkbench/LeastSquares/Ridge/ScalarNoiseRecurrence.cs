namespace NtkWorkbench;

/// <summary>One point (x, y) with noise σ on x: w_{t+1} = (1 − 2ηx̌²)w_t + 2ηx̌y with x̌ = x + σn. Mean and variance of w_t obey
/// recurrences of their own, from the moments E x̌² = x² + σ², E x̌³ = x³ + 3xσ², E x̌⁴ = x⁴ + 6x²σ² + 3σ⁴.</summary>
/// <param name="X">x.</param>
/// <param name="Y">y.</param>
/// <param name="Noise">σ.</param>
/// <param name="LearningRate">η.</param>
public readonly record struct ScalarNoiseRecurrence(double X, double Y, double Noise, double LearningRate)
{
    private double SecondMoment => (X * X) + (Noise * Noise);

    private double FourthMoment => (X * X * X * X) + (6 * X * X * Noise * Noise) + (3 * Math.Pow(Noise, 4));

    /// <summary>1 − 2η(x² + σ²): E[w_{t+1}] − w∞ = this·(E[w_t] − w∞).</summary>
    public double MeanContraction => 1 - (2 * LearningRate * SecondMoment);

    /// <summary>w∞ = xy/(x² + σ²), the ridge solution with λ = σ².</summary>
    public double Limit => X * Y / SecondMoment;

    /// <summary>1/(x² + σ²): the mean converges for 0 &lt; η below it.</summary>
    public double MeanStabilityLimit => 1 / SecondMoment;

    /// <summary>E x̌²/E x̌⁴: the variance stays bounded for 0 &lt; η below it. Never above <see cref="MeanStabilityLimit"/>.</summary>
    public double VarianceStabilityLimit => SecondMoment / FourthMoment;

    /// <summary>E[w_t] = w∞ + (1 − 2η(x² + σ²))^t (w_0 − w∞).</summary>
    public double Mean(double start, int step) => Limit + (Math.Pow(MeanContraction, step) * (start - Limit));

    /// <summary>Standard deviation of w_t for t = 0 … T, by the recurrence of E[w_t²].</summary>
    /// <param name="start">w_0, without spread.</param>
    /// <param name="steps">T.</param>
    /// <returns>T + 1 entries.</returns>
    public double[] StandardDeviations(double start, int steps)
    {
        double thirdMoment = (X * X * X) + (3 * X * Noise * Noise), eta = LearningRate;
        double squares = 1 - (4 * eta * SecondMoment) + (4 * eta * eta * FourthMoment);
        double cross = 4 * eta * Y * (X - (2 * eta * thirdMoment));
        double constant = 4 * eta * eta * Y * Y * SecondMoment;
        double[] deviations = new double[checked(steps + 1)];
        double mean = start, square = start * start;
        for (int t = 1; t <= steps; t++)
        {
            square = (squares * square) + (cross * mean) + constant;
            mean = Mean(start, t);
            deviations[t] = Math.Sqrt(Math.Max(0, square - (mean * mean)));
        }
        return deviations;
    }
}

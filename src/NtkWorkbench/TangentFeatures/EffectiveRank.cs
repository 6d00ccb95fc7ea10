namespace NtkWorkbench;

/// <summary>How many dimensions a spectrum has, counted by weight.</summary>
internal static class EffectiveRank
{
    /// <summary>Effective rank exp(−Σ q ln q), q = σ²/Σσ², zero terms skipped.</summary>
    /// <returns>Between 1 and the number of values; 0 where all are zero.</returns>
    /// <remarks>O(k). Source: Roy and Vetterli, "The effective rank", EUSIPCO 2007.</remarks>
    public static double Of(ReadOnlySpan<double> singularValues)
    {
        double largest = 0, sum = 0, entropy = 0;
        foreach (double value in singularValues)
            largest = Math.Max(largest, value);
        if (largest == 0)
            return 0;
        foreach (double value in singularValues)
            sum += Square(value / largest);
        foreach (double value in singularValues)
        {
            double share = Square(value / largest) / sum;
            entropy -= share > 0 ? share * Math.Log(share) : 0;
        }
        return Math.Exp(entropy);
    }

    private static double Square(double value) => value * value;
}

namespace NtkWorkbench;

/// <summary>Finds by trial the learning rate above which an iteration grows.</summary>
internal static class MeasuredLimit
{
    /// <summary>Bisects in the logarithm of η between a rate that decays and one that grows. guess: a first rate, above 0.</summary>
    public static double Find(Func<double, bool> grows, double guess, double relativeTolerance = 1e-4)
    {
        // Nearly all that float64 has: unscaled data put the limit anywhere.
        const int Doublings = 1000;
        double low = guess, high = guess;
        for (int i = 0; i < Doublings && !grows(high); i++)
            high *= 2;
        for (int i = 0; i < Doublings && grows(low); i++)
            low /= 2;
        if (grows(low) || !grows(high))
            throw new NumericalException(
                FormattableString.Invariant($"no learning rate between {low} and {high} separates decay from growth"));
        while (high / low > 1 + relativeTolerance)
        {
            double middle = Middle(low, high);
            if (grows(middle))
                high = middle;
            else
                low = middle;
        }
        return Middle(low, high);
    }

    // √(low·high), whose product may underflow.
    private static double Middle(double low, double high) => low * Math.Sqrt(high / low);
}

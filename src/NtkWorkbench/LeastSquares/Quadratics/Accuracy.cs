namespace NtkWorkbench;

/// <summary>What "within ε of the minimum" means, said once for predicted and for simulated errors.</summary>
internal static class Accuracy
{
    // Room for rounding where an error lies exactly on ε, as 0.1³ on 0.001: without it the last bit of one of two equal numbers decides.
    private const double TieTolerance = 1e-9;

    /// <summary>Whether an error, as a fraction of the first error, is at most ε.</summary>
    public static bool IsWithin(double errorRatio, double accuracy) => errorRatio <= accuracy * (1 + TieTolerance);

    /// <summary>The smallest t from which on every error of a history is within ε of its first; null where the last is not. errors: ‖w_t −
    /// w*‖ for t = 0, 1, …; NaN counts as outside.</summary>
    /// <remarks>Momentum swings through zero: arriving once is not yet staying.</remarks>
    public static int? SettlingStep(ReadOnlySpan<double> errors, double accuracy)
    {
        int step = errors.Length;
        while (step > 0 && IsWithin(errors[0] == 0 ? errors[step - 1] : errors[step - 1] / errors[0], accuracy))
            step--;
        return step == errors.Length ? null : step;
    }
}

namespace NtkWorkbench.Benchmarks;

/// <summary>That two sides computed the same, without which a comparison of their times says nothing.</summary>
internal static class Agreement
{
    /// <summary>max|a − b| ≤ tolerance·max|b|, or an error that says how far off it is.</summary>
    public static void Require(string what, ReadOnlySpan<double> ours, ReadOnlySpan<double> theirs, double tolerance, TextWriter log)
    {
        if (ours.Length != theirs.Length)
            throw new InvalidOperationException($"{what}: {ours.Length} numbers here, {theirs.Length} there");
        double difference = 0, scale = 0;
        for (int i = 0; i < ours.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(ours[i] - theirs[i]));
            scale = Math.Max(scale, Math.Abs(theirs[i]));
        }
        string found =
            FormattableString.Invariant(
                $"{what}: largest difference {difference / scale:0.0e+0} of the largest value, allowed {tolerance:0.0e+0}");
        if (!(difference <= tolerance * scale))
            throw new InvalidOperationException($"the two sides do not agree: {found}");
        log.WriteLine($"equal: {found}");
    }
}

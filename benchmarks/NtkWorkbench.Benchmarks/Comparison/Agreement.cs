using System.Numerics.Tensors;

namespace NtkWorkbench.Benchmarks;

/// <summary>That two sides computed the same, without which a comparison of their times says nothing.</summary>
internal static class Agreement
{
    /// <summary>max|a − b| ≤ tolerance·max|b|, or an error that says how far off it is.</summary>
    public static void Require(string what, ReadOnlySpan<double> ours, ReadOnlySpan<double> theirs, double tolerance, TextWriter log)
    {
        RequireLength(what, ours, theirs);
        double difference = 0, scale = 0;
        for (int i = 0; i < ours.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(ours[i] - theirs[i]));
            scale = Math.Max(scale, Math.Abs(theirs[i]));
        }
        Tell(what, "largest difference", "the largest value", difference / scale, tolerance, log);
    }

    /// <summary>‖a − b‖ ≤ tolerance·‖b‖, for numbers of which a few may be anything.</summary>
    public static void RequireNorm(string what, ReadOnlySpan<double> ours, ReadOnlySpan<double> theirs, double tolerance, TextWriter log)
    {
        RequireLength(what, ours, theirs);
        Tell(what, "norm of the difference", "the norm", TensorPrimitives.Distance(ours, theirs) / TensorPrimitives.Norm(theirs),
            tolerance, log);
    }

    private static void RequireLength(string what, ReadOnlySpan<double> ours, ReadOnlySpan<double> theirs)
    {
        if (ours.Length != theirs.Length)
            throw new InvalidOperationException($"{what}: {ours.Length} numbers here, {theirs.Length} there");
    }

    private static void Tell(string what, string difference, string of, double share, double tolerance, TextWriter log)
    {
        string found = FormattableString.Invariant($"{what}: {difference} {share:0.0e+0} of {of}, allowed {tolerance:0.0e+0}");
        if (!(share <= tolerance))
            throw new InvalidOperationException($"the two sides do not agree: {found}");
        log.WriteLine($"equal: {found}");
    }
}

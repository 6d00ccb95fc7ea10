namespace NtkWorkbench.Testing;

/// <summary>How closely two implementations agree.</summary>
internal static class Agreement
{
    /// <summary>float64: rounding, summed in another order over at most some hundred terms and 20 steps.</summary>
    public const double Float64 = 1e-10;

    /// <summary>float32: the same.</summary>
    public const double Float32 = 1e-4;

    public static double Tolerance(Precision precision) => precision == Precision.Float64 ? Float64 : Float32;

    /// <summary>Asserts max |actual − expected| ≤ tolerance·max(1, max |expected|), all of them finite.</summary>
    public static void ShouldAgreeWith(this IReadOnlyList<double> actual, IReadOnlyList<double> expected, double tolerance, string what)
    {
        actual.Count.ShouldBe(expected.Count, what);
        double scale = 1, worst = 0;
        for (int i = 0; i < expected.Count; i++)
        {
            double.IsFinite(actual[i]).ShouldBeTrue($"{what}[{i}] is {actual[i]}");
            scale = Math.Max(scale, Math.Abs(expected[i]));
            worst = Math.Max(worst, Math.Abs(actual[i] - expected[i]));
        }
        worst.ShouldBeLessThanOrEqualTo(tolerance * scale, what);
    }
}

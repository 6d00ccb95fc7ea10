namespace NtkWorkbench.Tests;

/// <summary>Compares a sample's mean and variance with a distribution's, in standard errors.</summary>
internal static class SampleMoments
{
    // One in 1.7 million right samples would fail; the seeds are fixed, so a test that passes keeps passing.
    private const double StandardErrors = 5;

    public const double NormalKurtosis = 3;

    public const double UniformKurtosis = 1.8;

    public static void ShouldAgree(ReadOnlySpan<double> sample, double mean, double variance, double kurtosis)
    {
        double sum = 0, squares = 0;
        foreach (double value in sample)
        {
            sum += value;
            squares += (value - mean) * (value - mean);
        }
        double n = sample.Length;
        (sum / n).ShouldBe(mean, StandardErrors * Math.Sqrt(variance / n), "mean");
        (squares / n).ShouldBe(variance, StandardErrors * variance * Math.Sqrt((kurtosis - 1) / n), "variance");
    }

    public static void ShouldBeUniform(ReadOnlySpan<int> counts)
    {
        double total = 0, statistic = 0, freedom = counts.Length - 1;
        foreach (int count in counts)
            total += count;
        double expected = total / counts.Length;
        foreach (int count in counts)
            statistic += (count - expected) * (count - expected) / expected;
        statistic.ShouldBe(freedom, StandardErrors * Math.Sqrt(2 * freedom), "chi-squared statistic");
    }
}

namespace NtkWorkbench;

/// <summary>Equally spaced points.</summary>
public static class Grid
{
    /// <summary>The points of [low, high] as the inputs of a network, (n, 1).</summary>
    /// <inheritdoc cref="Values"/>
    public static Matrix Points(double low, double high, int count) => new(count, 1, Values(new(low, high), count));

    /// <summary>The points of a rectangle as the inputs of a network, (n₁·n₂, 2): row i + n₁j is (x₁ᵢ, x₂ⱼ), so that x₁ is the
    /// faster.</summary>
    /// <param name="first">The range of x₁.</param>
    /// <param name="second">The range of x₂.</param>
    /// <param name="firstCount">n₁.</param>
    /// <param name="secondCount">n₂.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1.</exception>
    /// <remarks>O(n₁·n₂).</remarks>
    public static Matrix Points(Interval first, Interval second, int firstCount, int secondCount)
    {
        double[] x = Values(first, firstCount), y = Values(second, secondCount);
        return new(checked(firstCount * secondCount), 2, [.. y.SelectMany(b => x.SelectMany(a => new[] { a, b }))]);
    }

    /// <summary>x_i = low + i(high − low)/(n − 1) for i = 0 … n − 1, both ends exact; the midpoint for n = 1.</summary>
    /// <param name="range">[low, high].</param>
    /// <param name="count">n.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static double[] Values(Interval range, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (count == 1)
            return [range.Low + (range.Length / 2)];
        double[] points = new double[count];
        for (int i = 0; i < count; i++)
            points[i] = range.Low + (i * range.Length / (count - 1));
        points[^1] = range.High;
        return points;
    }
}

namespace NtkWorkbench;

/// <summary>The closed interval [Low, High] of a variable.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, at least <paramref name="Low"/>.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>High − Low.</summary>
    public double Length => High - Low;
}

namespace NtkWorkbench.Core.Data;

/// <summary>The closed interval [Low, High] of a variable.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>High − Low.</summary>
    public double Length => High - Low;
}

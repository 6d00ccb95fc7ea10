namespace NtkWorkbench.JobFiles;

/// <summary>The range of every item of a list of numbers.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ItemRangeAttribute(double minimum, double maximum) : Attribute
{
    /// <summary>The smallest value an item may have.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The largest value an item may have.</summary>
    public double Maximum { get; } = maximum;

    /// <summary>Whether <see cref="Minimum"/> itself is out of range.</summary>
    public bool MinimumIsExclusive { get; init; }
}

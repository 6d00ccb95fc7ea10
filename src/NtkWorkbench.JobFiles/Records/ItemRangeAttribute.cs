namespace NtkWorkbench.JobFiles;

/// <summary>The range of every item of a list of numbers.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemRangeAttribute(double minimum, double maximum) : Attribute
{
    public double Minimum { get; } = minimum;

    public double Maximum { get; } = maximum;

    public bool MinimumIsExclusive { get; init; }
}

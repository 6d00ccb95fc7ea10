using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>How test samples of a function are taken.</summary>
public sealed record TestSamplingOptions
{
    /// <summary>Number of samples, those of <see cref="IncludeTrain"/> not counted.</summary>
    [Description("Number of samples, the training inputs not counted.")]
    [Range(1, 10_000_000)]
    public int Count { get; init; } = 1000;

    /// <summary>The interval of x; null: the training range.</summary>
    [Description("The interval that x lies in (default: the training range).")]
    public Interval? Range { get; init; }

    /// <summary>How x lies in it.</summary>
    [Description("How the samples lie in the interval.")]
    public Placement Placement { get; init; } = Placement.Grid;

    /// <summary>Standard deviation of the normal noise added to y.</summary>
    [Description("Standard deviation of the normal noise added to y.")]
    [Range(0, double.MaxValue)]
    public double Noise { get; init; }

    /// <summary>Whether the training inputs, with the test set's noise, come first.</summary>
    [Description("Whether the training inputs are test samples too; they come first.")]
    public bool IncludeTrain { get; init; }
}

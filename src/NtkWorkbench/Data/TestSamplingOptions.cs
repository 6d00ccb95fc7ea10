using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>How test samples of a function are taken.</summary>
public sealed record TestSamplingOptions
{
    /// <summary>Number of samples, those of <see cref="IncludeTrain"/> not counted, on a grid of two variables along each; null: 1000, on
    /// such a grid 32.</summary>
    [Description("Number of samples, the training inputs not counted, on a grid of two variables along each (default: 1000, or 32 × 32).")]
    [Range(1, 10_000_000)]
    public int? Count { get; init; }

    internal TestSamplingOptions Filled(int inputs, InputRange range) => this with
    {
        Count = Count ?? (inputs == 2 && Placement == Placement.Grid ? 32 : 1000),
        Range = Range ?? range,
    };

    /// <summary>The interval of x, with two variables that of both or of each; null: the training range.</summary>
    [Description("The interval that x lies in, with two variables that of both or of each (default: the training range).")]
    public InputRange? Range { get; init; }

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

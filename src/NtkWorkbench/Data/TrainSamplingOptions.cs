using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>How training samples of a function are taken.</summary>
public sealed record TrainSamplingOptions
{
    /// <summary>n; on a grid of two variables the points along each.</summary>
    [Description("Number of samples, on a grid of two variables along each.")]
    [Range(1, 10_000_000)]
    public int Count { get; init; } = 200;

    /// <summary>The interval of x, with two variables that of both or of each.</summary>
    [Description("The interval that x lies in, with two variables that of both or of each: [0, 1], [[0, 1], [-2, 2]].")]
    public InputRange Range { get; init; } = new(0, 1);

    /// <summary>How x lies in it.</summary>
    [Description("How the samples lie in the interval.")]
    public Placement Placement { get; init; } = Placement.Random;

    /// <summary>Standard deviation of the normal noise added to y.</summary>
    [Description("Standard deviation of the normal noise added to y.")]
    [Range(0, double.MaxValue)]
    public double Noise { get; init; }

    /// <summary>Standard deviation of the normal noise on x that each training step draws anew.</summary>
    [Description("Standard deviation of the normal noise on x that each training step draws anew; it acts as a regularizer.")]
    [Range(0, double.MaxValue)]
    public double InstanceNoise { get; init; }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>When training ends before its last step: where a quantity has not improved for some recorded rows.</summary>
public sealed record EarlyStoppingOptions
{
    /// <summary>What is looked at.</summary>
    [Description("What is looked at at each row of metrics.csv.")]
    public TrainingMeasure Monitor { get; init; } = TrainingMeasure.ValidationLoss;

    /// <summary>Rows without improvement, by more than <see cref="MinImprovement"/>, after which training ends.</summary>
    [Description("Rows of metrics.csv without improvement after which training ends.")]
    [Range(1, int.MaxValue)]
    public int Patience { get; init; } = 10;

    /// <summary>The improvement, absolute, that counts as one, over the last row that was one. The best row is the best all the
    /// same.</summary>
    [Description("An improvement is one by more than this.")]
    [Range(0, double.MaxValue)]
    public double MinImprovement { get; init; }
}

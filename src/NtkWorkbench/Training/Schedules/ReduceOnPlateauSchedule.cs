using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>η ← max(γη, η_min) where a quantity has not improved for more than some recorded rows; it is looked at at each of them, the
/// first before training. It needs the training's state: <see cref="LearningRate"/> alone knows the first rate only.</summary>
/// <remarks>An improvement is one by more than the relative threshold; a fall by at most 10⁻⁸ does not happen; during the cooldown rows
/// count for nothing. Source: PyTorch's ReduceLROnPlateau.</remarks>
public sealed record ReduceOnPlateauSchedule : Schedule
{
    /// <summary>What is looked at.</summary>
    [Description("What is looked at at each row of metrics.csv.")]
    public TrainingMeasure On { get; init; } = TrainingMeasure.TrainLoss;

    /// <summary>γ.</summary>
    [Description("What the rate is multiplied by.")]
    [Range(0, 1, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Factor { get; init; } = 0.1;

    /// <summary>Rows without improvement that are borne.</summary>
    [Description("Rows without improvement that are borne; the next one reduces the rate.")]
    [Range(0, int.MaxValue)]
    public int Patience { get; init; } = 10;

    /// <summary>The relative improvement that counts as one.</summary>
    [Description("An improvement is one by more than this share of the best value.")]
    [Range(0, 1, MaximumIsExclusive = true)]
    public double Threshold { get; init; } = 1e-4;

    /// <summary>Rows after a reduction that count for nothing.</summary>
    [Description("Rows after a reduction that count for nothing.")]
    [Range(0, int.MaxValue)]
    public int Cooldown { get; init; }

    /// <summary>η_min.</summary>
    [Description("The rate below which it is not reduced.")]
    [Range(0, double.MaxValue)]
    public double Minimum { get; init; }

    /// <inheritdoc/>
    public override double LearningRate(double initialRate, long step, long totalSteps) => initialRate;
}

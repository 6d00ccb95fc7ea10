namespace NtkWorkbench;

/// <summary>One training of a sweep.</summary>
public sealed record SweepMember
{
    /// <summary>η over the predicted limit.</summary>
    public required double Fraction { get; init; }

    /// <summary>η₀.</summary>
    public required double LearningRate { get; init; }

    /// <summary>What it did.</summary>
    public required SweepRegime Regime { get; init; }

    /// <summary>Steps taken.</summary>
    public required int Steps { get; init; }

    /// <summary>The loss before training.</summary>
    public required double FirstLoss { get; init; }

    /// <summary>The largest loss of any step; null (not finite) where it overflowed.</summary>
    public required double LargestLoss { get; init; }

    /// <summary>The last loss.</summary>
    public required double FinalLoss { get; init; }

    /// <summary>The first step at which the loss is above its start; null: none.</summary>
    public required int? FirstRise { get; init; }

    /// <summary>Whether that is within the first tenth of the steps, before training has changed the sharpness much: the rate is too large
    /// for the start.</summary>
    public required bool RisesEarly { get; init; }

    /// <summary>The sharpness that the last rate can bear: 2/η, times the optimizer's <see cref="OptimizerStability"/>.</summary>
    public required double SharpnessLimit { get; init; }

    /// <summary>Largest eigenvalue of the kernel's part of the loss Hessian at the end, 2σ₁²/m for the mean squared error; null where it
    /// was not measured, or training diverged.</summary>
    public required double? FinalKernelSharpness { get; init; }

    /// <summary>Largest eigenvalue of the loss Hessian at the end; null where it was not measured, or training diverged.</summary>
    public required double? FinalLossSharpness { get; init; }

    /// <summary>The largest residual of its sharpnesses over the value: within this share of each lies an eigenvalue; null as
    /// above.</summary>
    public required double? SharpnessError { get; init; }

    /// <summary>The loss at every step.</summary>
    [Series]
    public required double[] Losses { get; init; }

    /// <summary>Sharpness along training.</summary>
    [Series]
    public required IReadOnlyList<SharpnessPoint> Sharpness { get; init; }

    /// <summary>How training ended.</summary>
    [Series]
    public required TrainingResult Training { get; init; }
}

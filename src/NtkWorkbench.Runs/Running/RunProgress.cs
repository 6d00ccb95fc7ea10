namespace NtkWorkbench.Runs;

/// <summary>How far a run is.</summary>
public sealed record RunProgress
{
    /// <summary>The name of the job.</summary>
    public required string Job { get; init; }

    /// <summary>What the run is doing.</summary>
    public required RunStage Stage { get; init; }

    /// <summary>The share of the stage that is done, from 0 to 1.</summary>
    public required double Fraction { get; init; }

    /// <summary>The thing in hand: a figure's, a checkpoint's, a training's name; null where the step alone says it.</summary>
    public string? Item { get; init; }

    /// <summary>The search for leading modes in hand; null outside of one.</summary>
    public SearchProgress? Search { get; init; }

    /// <summary>Steps taken; null outside the training of a network.</summary>
    public int? Step { get; init; }

    /// <summary>Training loss at that step.</summary>
    public double? Loss { get; init; }

    /// <summary>η at that step.</summary>
    public double? LearningRate { get; init; }
}

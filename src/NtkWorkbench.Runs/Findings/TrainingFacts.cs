namespace NtkWorkbench.Runs;

/// <summary>How the training of a network went.</summary>
internal sealed record TrainingFacts
{
    public required RunStatus Status { get; init; }

    /// <summary>What was not finite; null unless it diverged.</summary>
    public Divergence? Divergence { get; init; }

    /// <summary>Steps taken.</summary>
    public required int Steps { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<MetricsRow> Rows { get; init; }

    /// <summary>The row of the lowest validation loss; null without validation data.</summary>
    public MetricsRow? BestValidation { get; init; }

    /// <summary>What early stopping looked at, in words, its value at its best row, and that row's step; null unless it ended
    /// training.</summary>
    public (string Measure, double Best, int BestStep)? StoppedEarly { get; init; }

    public bool TrainsAllLayers { get; init; } = true;
}

namespace NtkWorkbench.Runs;

/// <summary>Which columns a training's metrics.csv has: losses and gradient norms by step. What is not measured by its kind has none, but
/// for test data.</summary>
internal sealed record MetricsColumns
{
    public required int Layers { get; init; }

    public bool HasClasses { get; init; }

    public bool IsTested { get; init; }

    public bool IsValidated { get; init; }

    /// <summary>Null where steps are not counted in epochs.</summary>
    public int? StepsPerEpoch { get; init; }

    /// <summary>Before the norms of the layers: step, learning_rate, train_loss, test_loss; gradient_norm, gradient_norm.trained.</summary>
    public int Common => 6 + (StepsPerEpoch is null ? 0 : 1) + (IsValidated ? 1 : 0) + (HasClasses ? IsValidated ? 3 : 2 : 0);
}

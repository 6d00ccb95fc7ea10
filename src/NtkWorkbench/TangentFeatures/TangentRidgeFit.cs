namespace NtkWorkbench;

/// <summary>Ridge regression on the tangent features of a checkpoint, in its kernel form, and how well it does.</summary>
public sealed record TangentRidgeFit
{
    /// <summary>λ.</summary>
    public required double Ridge { get; init; }

    /// <inheritdoc cref="TangentRidge.Residual"/>
    public double? Residual { get; init; }

    /// <inheritdoc cref="TangentRidge.Products"/>
    public int? Products { get; init; }

    /// <summary>Predictions on the grid, (g, o).</summary>
    public required Matrix GridOutputs { get; init; }

    /// <summary>Mean squared error on the training data.</summary>
    public required double TrainLoss { get; init; }

    /// <summary>Mean squared error on the test data; null without them.</summary>
    public required double? TestLoss { get; init; }
}

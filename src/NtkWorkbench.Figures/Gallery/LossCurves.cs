namespace NtkWorkbench.Figures;

/// <summary>Loss, and with cross-entropy accuracy, along training: columns of metrics.csv.</summary>
public sealed record LossCurves
{
    /// <summary>The recorded steps.</summary>
    public required IReadOnlyList<int> Steps { get; init; }

    /// <summary>Loss on the training data, one a recorded step.</summary>
    public required double[] Train { get; init; }

    /// <summary>Loss on the test data; null: there are none.</summary>
    public double[]? Test { get; init; }

    /// <summary>What the loss is, as the axis says: "mean squared error".</summary>
    public string LossName { get; init; } = "loss";

    /// <summary>Accuracy on the training data; null: no classes, or not recorded.</summary>
    public double[]? TrainAccuracy { get; init; }

    /// <summary>Accuracy on the test data; null: no classes, or not recorded.</summary>
    public double[]? TestAccuracy { get; init; }
}

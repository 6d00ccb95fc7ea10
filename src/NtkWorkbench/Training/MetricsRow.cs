namespace NtkWorkbench;

/// <summary>What training is like at one step, over whole data sets at the parameters after <see cref="Step"/> steps.</summary>
public sealed record MetricsRow
{
    /// <summary>Steps taken; 0 before training.</summary>
    public required int Step { get; init; }

    /// <summary>η of the step that starts from these parameters.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The loss over the training data; not finite where training diverged.</summary>
    public required double TrainLoss { get; init; }

    /// <summary>The loss over the test data; null without them.</summary>
    public double? TestLoss { get; init; }

    /// <summary>The loss over the validation data; null without them.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>The share of validation samples classified rightly; null but with cross-entropy and validation data.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The share of training samples classified rightly; null but with cross-entropy.</summary>
    public double? TrainAccuracy { get; init; }

    /// <summary>The share of test samples classified rightly; null but with cross-entropy and test data.</summary>
    public double? TestAccuracy { get; init; }

    /// <summary>‖∂L/∂θ‖ of the training loss, over the parameters of all layers, trained or not.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>The same over the parameters of the trained layers alone.</summary>
    public required double TrainedGradientNorm { get; init; }

    /// <summary>The same, layer by layer, from the first; trained or not.</summary>
    public required IReadOnlyList<LayerGradientNorm> Layers { get; init; }

    // NaN where it was not measured.
    internal double Value(TrainingMeasure measure) => measure switch
    {
        TrainingMeasure.TrainLoss => TrainLoss,
        TrainingMeasure.ValidationLoss => ValidationLoss ?? double.NaN,
        TrainingMeasure.ValidationAccuracy => ValidationAccuracy ?? double.NaN,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "unknown measure"),
    };
}

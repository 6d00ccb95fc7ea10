namespace NtkWorkbench.Figures;

/// <summary>Figures of a training, straight from what it left.</summary>
public static class TrainingFigures
{
    /// <summary>Losses, and with cross-entropy accuracies, against steps.</summary>
    /// <param name="history">What training recorded.</param>
    /// <param name="lossName">What the loss is, as the axis says.</param>
    public static Figure Loss(TrainingHistory history, string lossName = "loss")
    {
        ArgumentNullException.ThrowIfNull(history);
        IReadOnlyList<MetricsRow> rows = history.Rows;
        return LossFigure.Build(new LossCurves
        {
            Steps = [.. rows.Select(row => row.Step)],
            Train = [.. history.Losses],
            Test = Complete(rows.Select(row => row.TestLoss)),
            Validation = Complete(rows.Select(row => row.ValidationLoss)),
            ValidationAccuracy = Complete(rows.Select(row => row.ValidationAccuracy)),
            LossName = lossName,
            TrainAccuracy = Complete(rows.Select(row => row.TrainAccuracy)),
            TestAccuracy = Complete(rows.Select(row => row.TestAccuracy)),
        });
    }

    /// <summary>Gap to the linear model and change of the kernel over width and output scale, a column a learning rate; the line is where
    /// the gap is 0.05.</summary>
    /// <param name="results">What a map of laziness found.</param>
    public static Figure Laziness(LazinessResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return LazinessMapFigure.Build(results);
    }

    /// <summary>What a network of one input learned, beside its data.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples; the dashed curve is <paramref name="truth"/>.</param>
    /// <param name="points">The points of the curves, (g, 1), ascending.</param>
    /// <param name="truth">The function that the data are samples of; null where it is not known.</param>
    /// <param name="name">What the figure calls the network.</param>
    /// <exception cref="ShapeException">The points have other than one column.</exception>
    public static Figure Fit(
        Network network, Dataset data, Matrix points, TargetFunction? truth = null, string name = CheckpointNames.Trained) =>
        Fit(data, points, truth, (name, network));

    /// <summary>What several networks of one input learned from the same data.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="points">The points of the curves, (g, 1), ascending.</param>
    /// <param name="truth">The function that the data are samples of; null where it is not known.</param>
    /// <param name="networks">The networks, and what the figure calls them.</param>
    /// <exception cref="ShapeException">The points have other than one column.</exception>
    public static Figure Fit(
        Dataset data, Matrix points, TargetFunction? truth, params IReadOnlyList<(string Name, Network Network)> networks)
    {
        ArgumentNullException.ThrowIfNull(points);
        Matrix? curve = truth is null ? null : new(points.Rows, 1, Array.ConvertAll(points.Column(0), truth.Evaluate));
        return FitFigure.Build(data, points, curve,
            [.. networks.Select(at => new FunctionSnapshot { Checkpoint = at.Name, Values = at.Network.Evaluate(points) })]);
    }

    /// <summary>A network of one input beside the linear model that it was at initialization, and beside kernel regression with its
    /// first and its last kernel.</summary>
    /// <param name="data">The training samples.</param>
    /// <param name="points">The points of the curves, (g, 1), ascending: those that <paramref name="training"/> was made on.</param>
    /// <param name="training">What <see cref="LinearizedTraining.Complete"/> left; of several outputs the first is drawn.</param>
    /// <exception cref="ShapeException">The points have other than one column, or are others than the functions'.</exception>
    public static Figure Linearized(Dataset data, Matrix points, LinearizedTraining training)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(training);
        Drawing.RequireOneInput(points, "linear model");
        ShapeException.ThrowIfLengthDiffers("a function of the linear model", points.Rows, training.Linear.Rows);
        return LinearizedFigure.Build(data, points.Column(0), training, ShownOutput.First(data.Targets.Columns));
    }

    /// <summary>A learning-rate sweep: the largest and the last loss against the rate over the predicted limit, and all losses against
    /// steps.</summary>
    /// <param name="results">What <see cref="LearningRateSweep.Run"/> found.</param>
    public static Figure Sweep(SweepResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return SweepFigure.Build(SweepCurve.Of(results), results.PredictedOptimum / results.PredictedLimit);
    }

    private static double[]? Complete(IEnumerable<double?> values)
    {
        double?[] all = [.. values];
        return all.Length > 0 && all.All(value => value is not null) ? [.. all.Select(value => value!.Value)] : null;
    }
}

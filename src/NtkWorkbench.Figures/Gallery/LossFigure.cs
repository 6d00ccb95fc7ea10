namespace NtkWorkbench.Figures;

/// <summary>Losses along training, one a recorded step, and with classes accuracies; null without test or validation data or
/// classes.</summary>
internal sealed record LossCurves
{
    public required IReadOnlyList<int> Steps { get; init; }

    /// <summary>Steps of an epoch, where x counts these.</summary>
    public int? StepsPerEpoch { get; init; }

    public required double[] Train { get; init; }

    public double[]? Test { get; init; }

    public double[]? Validation { get; init; }

    /// <summary>What the loss is, as the axis says: "mean squared error".</summary>
    public string LossName { get; init; } = "loss";

    public double[]? TrainAccuracy { get; init; }

    public double[]? TestAccuracy { get; init; }

    public double[]? ValidationAccuracy { get; init; }
}

/// <summary>Training and test loss against steps, the loss by its logarithm; with classes the accuracy beside it.</summary>
internal static class LossFigure
{
    public static Figure Build(LossCurves curves)
    {
        (DataColumn Column, Axis Axis) steps = Drawing.Steps(curves.Steps, curves.StepsPerEpoch);
        Panel loss = Curves(
            steps, "loss", curves.Train, curves.Test, curves.Validation, new() { Label = curves.LossName, Scale = AxisScale.Log });
        Panel accuracy = Curves(
            steps, "accuracy", curves.TrainAccuracy, curves.TestAccuracy, curves.ValidationAccuracy, new() { Label = "accuracy" });
        return Drawing.InRows("loss", accuracy.Series.Count == 0 ? [loss] : [loss, accuracy], 2, 2.4);
    }

    private static Panel Curves((DataColumn Column, Axis Axis) steps, string name, double[]? train, double[]? test, double[]? validation,
        Axis y)
    {
        List<PanelSeries> series = [];
        if (test is not null)
            series.Add(Drawing.Curve(steps.Column, new($"test_{name}", test), Drawing.Style(6, 1.2), "test"));
        if (validation is not null)
            series.Add(Drawing.Curve(steps.Column, new($"validation_{name}", validation), Drawing.Style(3, 1.2), "validation"));
        if (train is not null)
            series.Add(Drawing.Curve(steps.Column, new($"train_{name}", train), Drawing.Style(5, 1.2), "training"));
        return new() { X = steps.Axis, Y = y, Series = series };
    }
}

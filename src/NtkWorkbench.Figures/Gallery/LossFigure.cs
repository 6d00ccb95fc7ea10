namespace NtkWorkbench.Figures;

/// <summary>Losses along training, one a recorded step, and with classes accuracies; null without test data or classes.</summary>
internal sealed record LossCurves
{
    public required IReadOnlyList<int> Steps { get; init; }

    public required double[] Train { get; init; }

    public double[]? Test { get; init; }

    /// <summary>What the loss is, as the axis says: "mean squared error".</summary>
    public string LossName { get; init; } = "loss";

    public double[]? TrainAccuracy { get; init; }

    public double[]? TestAccuracy { get; init; }
}

/// <summary>Training and test loss against steps, the loss by its logarithm; with classes the accuracy beside it.</summary>
internal static class LossFigure
{
    public static Figure Build(LossCurves curves)
    {
        DataColumn steps = Drawing.Steps(curves.Steps);
        Panel loss = Curves(steps, "loss", curves.Train, curves.Test, new() { Label = curves.LossName, Scale = AxisScale.Log });
        Panel accuracy = Curves(steps, "accuracy", curves.TrainAccuracy, curves.TestAccuracy, new() { Label = "accuracy" });
        return Drawing.InRows("loss", accuracy.Series.Count == 0 ? [loss] : [loss, accuracy], 2, 2.4);
    }

    private static Panel Curves(DataColumn steps, string name, double[]? train, double[]? test, Axis y)
    {
        List<PanelSeries> series = [];
        if (test is not null)
            series.Add(Drawing.Curve(steps, new($"test_{name}", test), Drawing.Style(6, 1.2), "test"));
        if (train is not null)
            series.Add(Drawing.Curve(steps, new($"train_{name}", train), Drawing.Style(5, 1.2), "training"));
        return new() { X = Drawing.StepAxis, Y = y, Series = series };
    }
}

namespace NtkWorkbench.Figures;

/// <summary>Training and test loss against steps, the loss by its logarithm; with classes the accuracy beside it.</summary>
public static class LossFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "loss";

    private static readonly LineStyle TrainStyle = new() { Color = SeriesColor.Palette(5), Width = 1.2 };
    private static readonly LineStyle TestStyle = new() { Color = SeriesColor.Palette(6), Width = 1.2 };

    /// <summary>Builds the figure.</summary>
    /// <param name="curves">The recorded losses.</param>
    public static Figure Build(LossCurves curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        DataColumn steps = Drawing.Steps(curves.Steps);
        Axis x = new() { Label = "step", Integers = true };
        Panel loss = new()
        {
            X = x,
            Y = new() { Label = curves.LossName, Scale = AxisScale.Log },
            Series = [.. Pair(steps, "loss", curves.Train, curves.Test)],
        };
        Panel accuracy = new()
        {
            X = x,
            Y = new() { Label = "accuracy" },
            Series = [.. Pair(steps, "accuracy", curves.TrainAccuracy, curves.TestAccuracy)],
        };
        Panel[] panels = accuracy.Series.Count == 0 ? [loss] : [loss, accuracy];
        return new Figure
        {
            Name = Name,
            Width = panels.Length == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
            Height = 2.4,
            Columns = panels.Length,
            Legend = LegendPlacement.Above,
            Panels = panels,
        };
    }

    private static IEnumerable<PanelSeries> Pair(DataColumn steps, string name, double[]? train, double[]? test)
    {
        if (test is not null)
            yield return Drawing.Curve(steps, new($"test_{name}", test), TestStyle, "test");
        if (train is not null)
            yield return Drawing.Curve(steps, new($"train_{name}", train), TrainStyle, "training");
    }
}

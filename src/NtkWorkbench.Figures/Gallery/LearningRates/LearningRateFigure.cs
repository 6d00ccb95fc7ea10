namespace NtkWorkbench.Figures;

/// <summary>The learning rate of each recorded step, as a schedule changes it.</summary>
public static class LearningRateFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "learning_rate";

    /// <summary>Builds the figure.</summary>
    /// <param name="steps">Recorded steps.</param>
    /// <param name="rates">η of the step that starts there.</param>
    public static Figure Build(IReadOnlyList<int> steps, double[] rates)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(rates);
        // A rate that falls by orders of magnitude is a line only by its logarithm; one that reaches 0 has none.
        bool log = rates.Min() > 0 && rates.Max() / rates.Min() > 20;
        return new Figure
        {
            Name = Name,
            Width = FigureWidth.SingleColumn,
            Height = 2.2,
            Panels =
            [
                new Panel
                {
                    X = new() { Label = "step", Integers = true },
                    Y = new() { Label = "learning rate η", Scale = log ? AxisScale.Log : AxisScale.Linear },
                    Series = [Drawing.Curve(Drawing.Steps(steps), new("learning_rate", rates),
                        new() { Color = SeriesColor.Palette(3), Width = 1.2 }, null)],
                },
            ],
        };
    }
}

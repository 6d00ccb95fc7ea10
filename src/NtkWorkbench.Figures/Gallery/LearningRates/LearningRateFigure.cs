namespace NtkWorkbench.Figures;

/// <summary>The learning rate of each recorded step, as a schedule changes it.</summary>
internal static class LearningRateFigure
{
    public static Figure Build(IReadOnlyList<int> steps, double[] rates, int? perEpoch = null)
    {
        // A rate that falls by orders of magnitude is a line only by its logarithm; one that reaches 0 has none.
        bool log = rates.Min() > 0 && rates.Max() / rates.Min() > 20;
        (DataColumn column, Axis axis) = Drawing.Steps(steps, perEpoch);
        Panel panel = new()
        {
            X = axis,
            Y = new() { Label = "learning rate η", Scale = log ? AxisScale.Log : AxisScale.Linear },
            Series = [Drawing.Curve(column, new("learning_rate", rates), Drawing.Style(3, 1.2))],
        };
        return Drawing.InRows("learning_rate", [panel], 1, 2.2);
    }
}

namespace NtkWorkbench.Figures;

/// <summary>The learning rate of each recorded step, as a schedule changes it.</summary>
internal static class LearningRateFigure
{
    /// <summary><c>holds</c>: whether each rate holds until the next row, where the next one begins.</summary>
    public static Figure Build(IReadOnlyList<int> steps, double[] rates, int? perEpoch = null, bool holds = false)
    {
        if (holds)
        {
            int[] rows = [.. Enumerable.Range(0, rates.Length).SelectMany(i => i > 0 && rates[i] != rates[i - 1] ? [i, i] : new[] { i })];
            steps = [.. rows.Select(row => steps[row])];
            rates = [.. rows.Select((row, k) => k + 1 < rows.Length && rows[k + 1] == row ? rates[row - 1] : rates[row])];
        }
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

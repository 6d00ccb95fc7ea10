namespace NtkWorkbench.Runs;

/// <summary>Curves of groups: one run is a line, several are their mean and a band.</summary>
internal static class GroupCurves
{
    private const double Width = 1.1;
    private const double Widening = 3;

    public static Curve? Of(RunGroup group, string label, LineStyle style, Func<ComparedRun, double[]> x, Func<ComparedRun, double[]?> y)
    {
        (double[] X,
            double[] Y)[] lines =
                [.. group.Alike.Select(run => (X: y(run) is null ? [] : x(run), Y: y(run) ?? [])).Where(line => line.Y.Length > 0)];
        if (lines.Length == 0)
            return null;
        double[] longest = lines.MaxBy(line => line.X.Length).X;
        var values = new Matrix(lines.Length, longest.Length);
        values.Values.AsSpan().Fill(double.NaN);
        for (int i = 0; i < lines.Length; i++)
            lines[i].Y.CopyTo(values.Row(i));
        return new Curve { Label = label, X = longest, Lines = values, Style = style };
    }

    public static IReadOnlyList<Curve> OfAll(IReadOnlyList<RunGroup> groups, Func<ComparedRun, double[]> x,
        Func<ComparedRun, double[]?> y) =>
        [.. groups.Select(group => Of(group, group.Label, group.Style, x, y)).OfType<Curve>()];

    public static LineStyle StyleOf(int index, int count) => CurveColors.StyleOf(index, count) with { Width = Width };

    /// <summary>The range of the curves of groups that did not diverge, widened by a factor; null where no group diverged, or all
    /// did.</summary>
    /// <remarks>A divergence grows by many powers of ten a step, and would leave the others one line.</remarks>
    public static Interval? LogLimits(IReadOnlyList<RunGroup> groups, IReadOnlyList<Curve> curves)
    {
        var calm = groups.Where(group => group.Runs.All(run => !run.Diverged)).Select(group => group.Label)
            .ToHashSet();
        double[] values =
            [.. curves.Where(curve => calm.Contains(curve.Label)).SelectMany(curve => curve.Lines.Values)
                .Where(value => value > 0 && double.IsFinite(value))];
        return calm.Count == groups.Count || values.Length == 0 ? null : new Interval(values.Min() / Widening, values.Max() * Widening);
    }
}

namespace NtkWorkbench.Runs;

/// <summary>Figures of a study of scaling.</summary>
internal static class ScalingFigures
{
    public static IEnumerable<RunFigure> Create(IReadOnlyList<RunGroup> groups)
    {
        IReadOnlyList<ScalingSweep> sweeps = ScalingSweep.Of(groups);
        if (sweeps.Count == 0)
            yield break;
        if (sweeps.Any(sweep => sweep.BaseRate is not null && sweep.CoordinateStep is not null))
            yield return new RunFigure(
                CurvesFigure.Build("coordinates", Shared([.. sweeps.Select(Coordinates)]), columns: 3),
                "Coordinate check",
                "Mean change of pre-activations from initialization to the first checkpoint after it, against width: a line a layer, the "
                    + "last being the outputs; each parameterization at the rate that is best for its narrowest network.");
        yield return new RunFigure(
            CurvesFigure.Build("rates", Shared([.. sweeps.Select(Losses)]), columns: 3),
            "Loss against rate",
            "Training loss at the end against the learning rate, a line a width; with several seeds the mean in a band. Where training "
                + "diverged there is no point.");
        yield return new RunFigure(
            CurvesFigure.Build("scaling",
                [Best(sweeps, "best rate", one => one.IsBound ? null : one.Rate),
                    Best(sweeps, "kernel distance at it", one => one.Run.Summary.KernelDistance)], columns: 2),
            "Best rate and kernel distance against width",
            "The rate with the lowest training loss, refined between those of the sweep and left out at its ends, and 1 − cos(Θ, Θ₀) of "
                + "the run nearest to it, against width; with several seeds the mean in a band.");
    }

    private static CurvesPanel Coordinates(ScalingSweep sweep) => new()
    {
        Title = sweep.BaseRate is double rate ? Invariant($"{sweep.Name}, η = {rate:g3}") : sweep.Name,
        X = Width(),
        Y = new() { Label = "mean |Δz|", Scale = AxisScale.Log },
        Curves = sweep.BaseRate is not double at || sweep.CoordinateStep is null ? []
            : [.. sweep.Coordinates(at).Select((layer, index) => Over(
                index == sweep.Layers - 1 ? "outputs" : $"layer {index + 1}", layer.Widths.Zip(layer.Changes),
                new() { Color = CurveColors.Ordered(index, sweep.Layers), Width = 1.1 }))],
    };

    private static CurvesPanel Losses(ScalingSweep sweep) => new()
    {
        Title = sweep.Name,
        X = new() { Label = "learning rate η", Scale = AxisScale.Log },
        Y = new() { Label = "training loss", Scale = AxisScale.Log },
        Curves = [.. sweep.Widths.Select((width, index) =>
        {
            (double[] rates, Matrix losses) = sweep.Losses(width);
            double[] drawn = [.. losses.Values.Select(loss => double.IsFinite(loss) ? loss : double.NaN)];
            return new Curve
            {
                Label = Invariant($"width {width}"),
                X = rates,
                Lines = new(losses.Rows, losses.Columns, drawn),
                Style = new() { Color = CurveColors.Ordered(index, sweep.Widths.Count), Width = 1.1 },
            };
        })],
    };

    private static CurvesPanel Best(IReadOnlyList<ScalingSweep> sweeps, string title, Func<BestRate, double?> number) => new()
    {
        Title = title,
        X = Width(),
        Y = new() { Label = title == "best rate" ? "learning rate η" : "1 − cos(Θ, Θ₀)", Scale = AxisScale.Log },
        Curves = [.. sweeps.Select((sweep, index) => Over(sweep.Name, sweep.Best().Where(one => number(one) > 0)
            .Select(one => ((double)one.Width, number(one)!.Value)), GroupCurves.StyleOf(index, sweeps.Count)))],
    };

    // A column a width, a row for each of the values that it has.
    private static Curve Over(string label, IEnumerable<(double Width, double Value)> points, LineStyle style)
    {
        (double Width, double[] Values)[] columns = [.. points.GroupBy(point => point.Width).OrderBy(own => own.Key)
            .Select(own => (own.Key, own.Select(point => point.Value).ToArray()))];
        var lines = new Matrix(Math.Max(1, columns.Select(column => column.Values.Length).DefaultIfEmpty().Max()), columns.Length);
        lines.Values.AsSpan().Fill(double.NaN);
        for (int j = 0; j < columns.Length; j++)
        {
            for (int i = 0; i < columns[j].Values.Length; i++)
                lines[i, j] = columns[j].Values[i];
        }
        return new Curve { Label = label, X = [.. columns.Select(column => column.Width)], Lines = lines, Style = style };
    }

    // One scale shows which of them grow.
    private static CurvesPanel[] Shared(CurvesPanel[] panels)
    {
        double[] values = [.. panels.SelectMany(panel => panel.Curves).SelectMany(curve => curve.Lines.Values)
            .Where(value => value > 0 && double.IsFinite(value))];
        Interval? limits = values.Length == 0 ? null : new(values.Min() / 1.5, values.Max() * 1.5);
        return [.. panels.Select((panel, i) => panel with
        {
            Y = panel.Y with { Limits = limits, Label = i % 3 == 0 ? panel.Y.Label : null, TickLabels = i % 3 == 0 },
        })];
    }

    private static Axis Width() => new() { Label = "width", Scale = AxisScale.Log };
}

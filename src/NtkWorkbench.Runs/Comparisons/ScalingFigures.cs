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
                "Mean change of pre-activations from initialization to the first checkpoint after it, against width n: a line a layer, the "
                    + "last being the outputs; each parameterization at the rate that is best for its narrowest network. Grey: powers of "
                    + "n to hold them against.");
        yield return new RunFigure(
            CurvesFigure.Build("rates", Shared([.. sweeps.Select(Losses)]), columns: 3),
            "Loss against rate",
            "Training loss at the end against the learning rate, a line a width; with several seeds the geometric mean in a band. Where "
                + "training diverged from any seed there is no point.");
        CurvesPanel[] panels = [.. Measured(sweeps)];
        if (panels.Length > 0)
            yield return new RunFigure(
                CurvesFigure.Build("scaling", panels, columns: 3),
                "At the best rate, against width",
                "The rate with the lowest training loss, refined between those of the sweep; 1 − cos(Θ, Θ₀) and ‖f − f_lin‖/‖f − f₀‖ of "
                    + "the run nearest to it; with several seeds the geometric mean in a band. Sweeps that end best at an end of the rates "
                    + "are left out.");
    }

    private static CurvesPanel Coordinates(ScalingSweep sweep)
    {
        (double[] Widths, double[] Changes)[] layers =
            sweep.BaseRate is double rate && sweep.CoordinateStep is not null ? [.. sweep.Coordinates(rate)] : [];
        return new()
        {
            Title = sweep.BaseRate is double at ? Invariant($"{sweep.Name}, η = {at:g3}") : sweep.Name,
            X = Width(sweep.Widths),
            Y = new() { Label = "mean |Δz|", Scale = AxisScale.Log },
            Curves =
            [
                .. layers.Select((layer, index) => Over(index == sweep.Layers - 1 ? "outputs" : $"layer {index + 1}",
                    layer.Widths.Zip(layer.Changes), new() { Color = CurveColors.Ordered(index, sweep.Layers), Width = 1.1 })),
                .. Powers([.. layers.SelectMany(layer => layer.Widths.Zip(layer.Changes))], ("∝ n", 1), ("∝ 1/√n", -0.5)),
            ],
        };
    }

    private static CurvesPanel Losses(ScalingSweep sweep) => new()
    {
        Title = sweep.Name,
        X = new() { Label = "learning rate η", Scale = AxisScale.Log },
        Y = new() { Label = "training loss", Scale = AxisScale.Log },
        Curves = [.. sweep.Widths.Select((width, index) =>
        {
            (double[] rates, Matrix losses) = sweep.Losses(width);
            return new Curve
            {
                Label = Invariant($"width {width}"),
                X = rates,
                Lines = WithoutDivergences(losses),
                Style = new() { Color = CurveColors.Ordered(index, sweep.Widths.Count), Width = 1.1 },
                Marker = Marker.Circle,
                IsJoined = true,
                IsGeometric = true,
            };
        })],
    };

    // The seeds that are left where others diverged have a mean that is too good.
    private static Matrix WithoutDivergences(Matrix losses)
    {
        Matrix drawn = new(losses.Rows, losses.Columns, [.. losses.Values]);
        foreach (int rate in Enumerable.Range(0, losses.Columns).Where(rate => losses.Column(rate).Any(double.IsPositiveInfinity)))
        {
            for (int seed = 0; seed < losses.Rows; seed++)
                drawn[seed, rate] = double.NaN;
        }
        return drawn;
    }

    private static IEnumerable<CurvesPanel> Measured(IReadOnlyList<ScalingSweep> sweeps)
    {
        IReadOnlyList<BestRate>[] inside = [.. sweeps.Select(sweep => sweep.Inside())];
        return new[]
        {
            Panel("best rate", "learning rate η", one => one.Rate, ("∝ 1/n", -1.0)),
            Panel("kernel distance at it", "1 − cos(Θ, Θ₀)", one => one.Run.Summary.KernelDistance),
            Panel("gap to the linear model at it", "‖f − f_lin‖/‖f − f₀‖", one => one.Run.Gap("final")),
        }.Where(panel => panel.Curves.Any(curve => curve.HasValues));

        CurvesPanel Panel(string title, string label, Func<BestRate, double?> number, params (string, double)[] powers)
        {
            (double Width, double Value)[][] points = [.. inside.Select(own => own
                .Select(one => ((double)one.Width, Value: number(one) ?? 0)).Where(one => one.Value > 0).ToArray())];
            return new()
            {
                Title = title,
                X = Width(sweeps.SelectMany(sweep => sweep.Widths)),
                Y = new() { Label = label, Scale = AxisScale.Log },
                Curves =
                [
                    .. sweeps.Select((sweep, index) => Over(sweep.Name, points[index], GroupCurves.StyleOf(index, sweeps.Count))),
                    .. Powers(points.FirstOrDefault(own => own.Length > 0) ?? [], powers),
                ],
            };
        }
    }

    // Through the mean of the narrowest.
    private static IEnumerable<Curve> Powers((double Width, double Value)[] points, params (string Label, double Exponent)[] powers)
    {
        double[] widths = [.. points.Where(point => point.Value > 0).Select(point => point.Width).Distinct().Order()];
        if (widths.Length < 2)
            return [];
        double first = Math.Exp(points.Where(point => point.Width == widths[0] && point.Value > 0).Average(point => Math.Log(point.Value)));
        return powers.Select(power => Curve.Single(power.Label, widths,
            [.. widths.Select(width => first * Math.Pow(width / widths[0], power.Exponent))],
            new() { Width = 0.8, Dash = power.Exponent > 0 ? DashStyle.Dashed : DashStyle.Dotted, Opacity = 0.5 }));
    }

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
        return new Curve
        {
            Label = label,
            X = [.. columns.Select(column => column.Width)],
            Lines = lines,
            Style = style,
            Marker = Marker.Circle,
            IsJoined = true,
            IsGeometric = true,
        };
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

    /// <summary>Widths as they are, a tick each.</summary>
    internal static Axis Width(IEnumerable<int> widths) => new()
    {
        Label = "width n",
        Scale = AxisScale.Log,
        Ticks = [.. widths.Distinct().Order().Select(width => new AxisTick(width, Invariant($"{width}")))],
    };
}

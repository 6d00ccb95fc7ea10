namespace NtkWorkbench.Figures;

/// <summary>A network's tangent kernel at initialization beside that of infinite width: along x or against the angle of two inputs, entry
/// against entry, and their spectra.</summary>
internal static class LimitKernelFigure
{
    private const int MostPoints = 1500;

    // Of the limit along x, which can be evaluated anywhere.
    private const int CurvePoints = 241;

    // Where the x′ stand whose kernels are drawn, as shares of the sorted inputs.
    private static readonly double[] Places = [0.1, 0.5, 0.9];

    private static readonly int[] Colors = [3, 1, 7];

    /// <param name="inputs">X, (n, d).</param>
    /// <param name="network">Θ₀ of an output on them, (n, n).</param>
    /// <param name="limit">Θ∞, (n, n).</param>
    /// <param name="between">Θ∞ of some points, the rows, with others, the columns; asked where there is one input.</param>
    /// <param name="spectra">Spectra of both, the network's first.</param>
    /// <param name="input">What x is called, where there is one.</param>
    public static Figure Build(Matrix inputs, Matrix network, Matrix limit, Func<Matrix, Matrix, Matrix> between,
        IReadOnlyList<(string Name, Spectrum Spectrum)> spectra, string input)
    {
        Panel[] panels =
        [
            inputs.Columns == 1 ? Along(inputs.Column(0), network, between, input) : ByAngle(inputs, network, limit),
            Entries(network, limit), SingularValuesFigure.Of(spectra, ["Θ₀", "Θ∞"]) with { Title = "spectra" },
        ];
        return Drawing.InRows("infinite_width", [.. panels.Select(panel => panel with { Legend = LegendPlacement.Above })], 3, 2.9) with
        {
            Legend = LegendPlacement.None,
        };
    }

    private static Panel Along(double[] x, Matrix network, Func<Matrix, Matrix, Matrix> between, string input)
    {
        int[] order = [.. Enumerable.Range(0, x.Length)];
        Array.Sort([.. x], order);
        int[] shown = [.. Places.Select(share => order[(int)Math.Round(share * (x.Length - 1))]).Distinct()];
        DataColumn sorted = new("x", [.. order.Select(i => x[i])]);
        return new()
        {
            Title = "kernels of three inputs",
            X = new() { Label = input },
            Y = new() { Label = $"Θ({input}, {input}′)" },
            Series =
            [
                .. Limits([.. shown.Select(i => x[i])], sorted.Values, between),
                .. shown.Select((at, i) => new PointSeries
                {
                    Label = Named(x[at], input), X = sorted,
                    Y = new($"network_{i + 1}", [.. order.Select(j => network[at, j])]),
                    Style = Drawing.Points(Colors[i], Marker.Circle, 2.4),
                }),
            ],
        };
    }

    // All in one colour: a legend then says once what a dashed line is. The kernel has its bend at x′ itself.
    private static IEnumerable<PanelSeries> Limits(double[] at, double[] sorted, Func<Matrix, Matrix, Matrix> between)
    {
        double low = sorted[0], step = (sorted[^1] - low) / (CurvePoints - 1);
        double[] x = [.. Enumerable.Range(0, CurvePoints).Select(i => low + (i * step)).Union(at).Order()];
        Matrix limit = between(new(x.Length, 1, x), new(at.Length, 1, at));
        DataColumn along = new("limit_x", x);
        return at.Select((_, i) => Drawing.Curve(along, Drawing.Column($"limit_{i + 1}", limit, i),
            Drawing.Style(0, 0.9, DashStyle.Dashed), i == 0 ? "infinite width" : null));
    }

    private static string Named(double x, string input) => string.Create(CultureInfo.InvariantCulture, $"{input}′ = {x:g3}");

    private static Panel ByAngle(Matrix inputs, Matrix network, Matrix limit)
    {
        (int I, int J)[] pairs = Pairs(inputs.Rows);
        DataColumn angles = new("angle", [.. pairs.Select(pair => Angle(inputs.Row(pair.I), inputs.Row(pair.J)))]);
        return new()
        {
            Title = "by the angle of two inputs",
            X = new() { Label = "∠(x, x′)", Unit = "degrees" },
            Y = new() { Label = "Θ(x, x′)/√(Θ(x, x)Θ(x′, x′))" },
            Series =
            [
                new PointSeries
                {
                    Label = "network", X = angles, Y = new("network", Cosines(network)), Style = Drawing.Points(5, Marker.Circle, 2),
                },
                new PointSeries
                {
                    Label = "infinite width", X = angles, Y = new("limit", Cosines(limit)), Style = Drawing.Points(6, Marker.Circle, 1.6),
                },
            ],
        };

        double[] Cosines(Matrix kernel) =>
            [.. pairs.Select(pair => kernel[pair.I, pair.J] / Math.Sqrt(kernel[pair.I, pair.I] * kernel[pair.J, pair.J]))];
    }

    private static Panel Entries(Matrix network, Matrix limit)
    {
        (int I, int J)[] pairs = Pairs(network.Rows);
        double[] x = [.. pairs.Select(pair => limit[pair.I, pair.J])], y = [.. pairs.Select(pair => network[pair.I, pair.J])];
        double low = Math.Min(x.Min(), y.Min()), high = Math.Max(x.Max(), y.Max());
        int all = network.Rows * (network.Rows + 1) / 2;
        return new()
        {
            Title = "entry against entry",
            X = new() { Label = "Θ∞(x, x′)" },
            Y = new() { Label = "Θ₀(x, x′)" },
            Note = pairs.Length == all ? null : string.Create(CultureInfo.InvariantCulture, $"{pairs.Length} of {all} entries"),
            Series =
            [
                new LineSeries { Label = "Θ₀ = Θ∞", X = new("diagonal", [low, high]), Y = new("diagonal", [low, high]),
                    Style = Drawing.Style(0, 0.8, DashStyle.Dotted) },
                new PointSeries
                {
                    X = new("entries_limit", x), Y = new("entries_network", y), Style = Drawing.Points(5, Marker.Circle, 1.8),
                },
            ],
        };
    }

    // Of the triangle, as many as are told apart.
    private static (int I, int J)[] Pairs(int rows)
    {
        (int I, int J)[] all = [.. Enumerable.Range(0, rows).SelectMany(i => Enumerable.Range(i, rows - i).Select(j => (i, j)))];
        return [.. Thinned.Evenly(all.Length, MostPoints).Select(i => all[i])];
    }

    private static double Angle(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double norms = Reductions.Norm(first) * Reductions.Norm(second);
        return double.RadiansToDegrees(Math.Acos(Math.Clamp(Reductions.Dot(first, second) / norms, -1, 1)));
    }
}

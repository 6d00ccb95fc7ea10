using System.Numerics.Tensors;

namespace NtkWorkbench.Figures;

/// <summary>A network's tangent kernel at initialization beside that of infinite width: along x or against the angle of two inputs, entry
/// against entry, and their spectra.</summary>
internal static class LimitKernelFigure
{
    private const int MostPoints = 1500;

    // Where the x′ stand whose kernels are drawn, as shares of the sorted inputs.
    private static readonly double[] Places = [0.1, 0.5, 0.9];

    private static readonly int[] Colors = [3, 1, 7];

    /// <param name="inputs">X, (n, d).</param>
    /// <param name="network">Θ₀ of an output on them, (n, n).</param>
    /// <param name="limit">Θ∞, (n, n).</param>
    /// <param name="spectra">Spectra of both, the network's first.</param>
    /// <param name="input">What x is called, where there is one.</param>
    public static Figure Build(Matrix inputs, Matrix network, Matrix limit, IReadOnlyList<(string Name, Spectrum Spectrum)> spectra,
        string input)
    {
        Panel spectrum = SingularValuesFigure.Build(spectra).Panels[0];
        return Drawing.InRows("infinite_width",
            [inputs.Columns == 1 ? Along(inputs.Column(0), network, limit, input) : ByAngle(inputs, network, limit),
                Entries(network, limit), spectrum with { Title = "spectra" }], 3, 2.75);
    }

    private static Panel Along(double[] x, Matrix network, Matrix limit, string input)
    {
        int[] order = [.. Enumerable.Range(0, x.Length)];
        Array.Sort([.. x], order);
        int[] places = [.. Places.Select(share => (int)Math.Round(share * (x.Length - 1))).Distinct()];
        DataColumn sorted = new("x", [.. order.Select(i => x[i])]);
        return new()
        {
            Title = "kernels of three inputs",
            X = new() { Label = input },
            Y = new() { Label = $"Θ({input}, {input}′)" },
            Series =
            [
                .. places.Select((at, i) => new PointSeries
                {
                    Label = Named(x[order[at]], input), X = sorted,
                    Y = new($"network_{i + 1}", [.. order.Select(j => network[order[at], j])]),
                    Style = Drawing.Points(Colors[i], Marker.Circle, 2.4),
                }),
                .. places.Select((at, i) => Drawing.Curve(sorted,
                    new($"limit_{i + 1}", [.. order.Select(j => limit[order[at], j])]), Drawing.Style(Colors[i], 1, DashStyle.Dashed))),
            ],
        };
    }

    private static string Named(double x, string input) => string.Create(CultureInfo.InvariantCulture, $"network, {input}′ = {x:g3}");

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
        double norms = TensorPrimitives.Norm(first) * TensorPrimitives.Norm(second);
        return double.RadiansToDegrees(Math.Acos(Math.Clamp(TensorPrimitives.Dot(first, second) / norms, -1, 1)));
    }
}

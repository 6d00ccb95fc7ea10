namespace NtkWorkbench.Figures;

/// <summary>Singular values of the tangent features against their index, by their logarithms, with the floor of the method and the
/// numerical rank.</summary>
internal static class SingularValuesFigure
{
    private const double BelowFloor = 10;

    // Where marks for what lies below the axis stand, over its lower end.
    private const double AtEdge = 1.25;

    /// <param name="spectra">The spectra, first checkpoint first; checkpoints as <see cref="CheckpointNames"/> writes them.</param>
    /// <param name="preconditioned">Those of J P^(−½), likewise, in a panel of their own: they have other units. Null or empty: no
    /// such panel.</param>
    /// <param name="all">How many singular values there are, min(n·o, p), where a spectrum has the leading ones alone.</param>
    /// <param name="compared">Of summed kernels how far Θ is from them, for each of the spectra, in a panel of its own; null:
    /// none.</param>
    public static Figure Build(
        IReadOnlyList<(string Checkpoint, Spectrum Spectrum)> spectra,
        IReadOnlyList<(string Checkpoint, Spectrum Spectrum)>? preconditioned = null, int? all = null,
        IReadOnlyList<(string Checkpoint, SummedComparison? Whole)>? compared = null)
    {
        int checkpoints = spectra.Count;
        Panel[] beside = [.. SummedValuesPanel.Of(spectra, compared ?? [])];
        if (spectra.Any(at => at.Spectrum.Leading is not null))
            return Drawing.InRows("singular_values", [.. LeadingValuesPanels.Of(spectra, all), .. beside], 2 + beside.Length,
                2.5 + (0.155 * ((2 * checkpoints) + beside.Length)));
        Panel values = Panel(spectra, "", at => at);
        if (beside.Length > 0)
            return Drawing.InRows(
                "singular_values", [values with { Title = "Θ̄, summed over outputs" }, .. beside], 2, 2.5 + (0.155 * 2 * checkpoints));
        // A checkpoint keeps its colour; the first, before any step, has no P.
        return preconditioned is not { Count: > 0 }
            ? Drawing.InRows("singular_values", [values], 1, 2.5 + (0.155 * checkpoints))
            : Drawing.InRows("singular_values",
                [values with { Title = "J" }, Panel(preconditioned, "preconditioned_", at => at + checkpoints - preconditioned.Count) with
                {
                    Title = "J P^(−½): as the optimizer sees it",
                }], 2, 2.5 + (0.155 * (checkpoints + preconditioned.Count)));

        Panel Panel(IReadOnlyList<(string Checkpoint, Spectrum Spectrum)> shown, string prefix, Func<int, int> place) =>
            Spectra(shown, prefix, i => Drawing.CheckpointColor(place(i), checkpoints),
                i => $"{shown[i].Checkpoint} (rank {shown[i].Spectrum.NumericalRank} of {shown[i].Spectrum.SingularValues.Length})",
                i => Method(shown[i].Spectrum.Method));
    }

    /// <summary>A panel among others, in whose narrow legend spectra are called by symbols of their kernels.</summary>
    public static Panel Of(IReadOnlyList<(string Name, Spectrum Spectrum)> spectra, IReadOnlyList<string> symbols) =>
        Spectra(spectra, "", i => Drawing.CheckpointColor(i, spectra.Count),
            i => $"{symbols[i]}, rank {spectra[i].Spectrum.NumericalRank}", i => symbols[i]);

    private static Panel Spectra(IReadOnlyList<(string Checkpoint, Spectrum Spectrum)> spectra, string prefix, Func<int, SeriesColor> color,
        Func<int, string> name, Func<int, string> origin)
    {
        Interval? limits = Limits(spectra);
        int below = spectra.Sum(at => at.Spectrum.SingularValues.Count(value => value < limits?.Low));
        return new()
        {
            Note = below switch
            {
                0 => null,
                1 => "1 value lies below the axis: a hollow mark at its edge",
                _ => $"{below} values lie below the axis: hollow marks at its edge",
            },
            X = new() { Label = "index k", Integers = true },
            Y = new() { Label = "singular value σₖ", Scale = AxisScale.Log, Limits = limits },
            Series =
            [
                .. spectra.SelectMany((at, i) =>
                    Values(name(i), prefix + Drawing.Word(at.Checkpoint), at.Spectrum, color(i), limits?.Low)),
                .. spectra.SelectMany((at, i) => Resolution(at.Spectrum, $"floor of {origin(i)}", color(i))),
            ],
        };
    }

    // Singular values far below the floor are rounding noise and would take most of the axis: it ends a decade below the lowest floor.
    private static Interval? Limits(IReadOnlyList<(string Checkpoint, Spectrum Spectrum)> spectra)
    {
        double[] floors = [.. spectra.Select(at => at.Spectrum.Floor).Where(floor => double.IsFinite(floor) && floor > 0)];
        double[] positive = [.. spectra.SelectMany(at => at.Spectrum.SingularValues).Where(value => double.IsFinite(value) && value > 0)];
        if (floors.Length == 0 || positive.Length == 0)
            return null;
        return positive.Min() < floors.Min() ? new Interval(floors.Min() / BelowFloor, positive.Max() * 5) : null;
    }

    private static IEnumerable<PanelSeries> Values(
        string label, string word, Spectrum spectrum, SeriesColor color, double? low)
    {
        double[] values = spectrum.SingularValues;
        int[] above = [.. Enumerable.Range(0, values.Length).Where(k => !(values[k] < low))];
        double[] below = [.. Enumerable.Range(0, values.Length).Where(k => values[k] < low).Select(k => k + 1.0)];
        double size = values.Length > 100 ? 2 : 3;
        yield return new PointSeries
        {
            Label = label,
            X = new($"index_{word}", [.. above.Select(k => k + 1.0)]),
            Y = new($"sigma_{word}", [.. above.Select(k => values[k])]),
            Style = new() { Color = color, Size = size },
        };
        if (below.Length > 0)
        {
            yield return new PointSeries
            {
                X = new($"below_index_{word}", below),
                Y = new($"below_edge_{word}", [.. below.Select(_ => AtEdge * low!.Value)]),
                Style = new() { Color = color, Size = size, Marker = Marker.OpenCircle },
            };
        }
    }

    private static string Method(SpectrumMethod method) => method switch
    {
        SpectrumMethod.Svd => "the SVD of J",
        SpectrumMethod.Lq => "the LQ factorization of J",
        SpectrumMethod.Kernel => "the eigenvalues of Θ",
        SpectrumMethod.Lanczos => "products with J",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "not a method that a spectrum is made by"),
    };

    // The floor, and where the numerical rank ends.
    private static IEnumerable<PanelSeries> Resolution(Spectrum spectrum, string label, SeriesColor color)
    {
        LineStyle quiet = new() { Color = color, Width = 0.8, Opacity = 0.8 };
        if (double.IsFinite(spectrum.Floor) && spectrum.Floor > 0)
            yield return Drawing.Horizontal(spectrum.Floor, label, quiet with { Dash = DashStyle.Dashed });
        if (spectrum.NumericalRank < spectrum.SingularValues.Length)
            yield return Drawing.Vertical(spectrum.NumericalRank + 0.5, style: quiet with { Dash = DashStyle.Dotted });
    }
}

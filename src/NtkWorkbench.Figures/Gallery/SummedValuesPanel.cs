namespace NtkWorkbench.Figures;

/// <summary>The panel of <see cref="SingularValuesFigure"/> that compares a kernel summed over outputs with the whole one: σ of J, and each
/// σ̄ as the o of them that it stands for.</summary>
internal static class SummedValuesPanel
{
    /// <summary>One panel, or none where nothing was compared. spectra: those of Θ̄; compared: for each how far Θ is.</summary>
    public static IEnumerable<Panel> Of(
        IReadOnlyList<(string Checkpoint, Spectrum Spectrum)> spectra, IReadOnlyList<(string Checkpoint, SummedComparison? Whole)> compared)
    {
        if (compared.All(at => at.Whole is null))
            yield break;
        yield return new()
        {
            Title = "beside the whole kernel Θ",
            X = new() { Label = "index k of Θ", Integers = true },
            Y = new() { Label = "singular value", Scale = AxisScale.Log },
            Series = [.. spectra.Zip(compared).SelectMany((pair, i) => pair.Second.Whole is not SummedComparison whole ? []
                : Both(pair.First.Checkpoint, pair.First.Spectrum, whole, Drawing.CheckpointColor(i, spectra.Count)))],
        };
    }

    // Above the floors alone, and as far as values of Θ̄ are known.
    private static IEnumerable<PanelSeries> Both(string checkpoint, Spectrum summed, SummedComparison whole, SeriesColor color)
    {
        string word = Drawing.Word(checkpoint);
        double[] sigma = [.. whole.SingularValues.Take(summed.SingularValues.Length * whole.Outputs)
            .TakeWhile(value => value > whole.Floor)];
        double[] steps = [.. summed.SingularValues.TakeWhile(value => value > summed.Floor)];
        yield return new PointSeries
        {
            Label = $"{checkpoint}: J",
            X = new($"index_whole_{word}", [.. Enumerable.Range(1, sigma.Length).Select(k => (double)k)]),
            Y = new($"sigma_whole_{word}", sigma),
            Style = new() { Color = color, Size = sigma.Length > 100 ? 2 : 3, Marker = Marker.OpenCircle },
        };
        yield return new LineSeries
        {
            Label = $"Θ̄, {whole.Outputs} times each",
            X = new($"step_{word}", [.. steps.SelectMany((_, k) => new[] { (k * whole.Outputs) + 0.5, ((k + 1) * whole.Outputs) + 0.5 })]),
            Y = new($"sigma_step_{word}", [.. steps.SelectMany(value => new[] { value, value })]),
            Style = new() { Color = color, Width = 1 },
        };
    }
}

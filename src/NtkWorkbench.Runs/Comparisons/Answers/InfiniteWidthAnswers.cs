namespace NtkWorkbench.Runs;

/// <summary>The study of infinite width: how fast do kernels of random networks come together as they widen, and is their mean that of the
/// limit?</summary>
internal sealed class InfiniteWidthAnswers(ComparisonResults results)
{
    // Of a mean over independent units.
    private const double Expected = -0.5;

    private const string NoEnsembles = "These runs hold no group of three seeds or more that were compared on the same inputs "
        + "with their limit (`features.infinite_width: true`) and kept their kernels (`save: [kernel]`).";

    private readonly IReadOnlyList<WidthEnsembles> _ensembles = WidthEnsembles.Of(results.Groups);

    public IEnumerable<Answer> All()
    {
        yield return new Answer("How does the spread over seeds fall with width?",
            [.. _ensembles.SelectMany(one => Spreads(one))], NoEnsembles);
        yield return new Answer("Is the mean over seeds that of the limit?", [.. _ensembles.SelectMany(Biases)], NoEnsembles);
        yield return new Answer("And σ₁?", [.. _ensembles.SelectMany(Sigmas)], NoEnsembles);
    }

    internal static IEnumerable<Finding> Spreads(WidthEnsembles all)
    {
        var told = new Telling();
        KernelEnsemble first = all.Kernels[0], last = all.Kernels[^1];
        string ends = $"{Measured(told, "spread", first.Spread, first.SpreadError)} at width {told.Count("width", all.Widths[0])}"
            + (all.Widths.Count == 1 ? "" : $" and {Measured(told, "last_spread", last.Spread, last.SpreadError)} at "
                + told.Count("last_width", all.Widths[^1]));
        yield return told.Finding("infinite_width.spread",
            "three seeds or more of networks that differ in width alone kept their kernels and that of their limit",
            $"{Layers(all, told)} the tangent kernels of {Seeds(all, told)} spread about their mean by {ends}, relatively to ‖Θ∞‖"
                + $"{(all.Spread is PowerLaw law ? $": as the width to the power {Slope(told, law)}" : "")}.");
    }

    internal static IEnumerable<Finding> Biases(WidthEnsembles all)
    {
        const string condition = "as before; a bias is told from 0 where its square is more than two standard errors above 0, with what "
            + "the spread puts into it taken out";
        var told = new Telling();
        string begin = $"{Layers(all, told)} ‖Θ̄ − Θ∞‖/‖Θ∞‖";
        if (all.Biased.Count == 0)
        {
            yield return told.Finding("infinite_width.no_bias", condition,
                $"{begin} cannot be told from zero at any width: at width {told.Count("width", all.Widths[^1])} it is below "
                    + $"{told.Number("most", all.Kernels[^1].MostBias)}. No slope is fitted to it.");
            yield break;
        }
        int first = all.Widths.ToList().IndexOf(all.Biased[0]);
        KernelEnsemble at = all.Kernels[first];
        string slope = all.Bias is PowerLaw law
            ? $"; over the narrowest {told.Count("fitted", law.Count)} it goes as the width to the power "
                + $"{told.Number("exponent", law.Exponent)}"
                + $" ± {told.Number("error", law.Error!.Value)}"
            : "; no slope is fitted but to the three narrowest widths or more";
        yield return told.Finding("infinite_width.bias", condition,
            $"{begin} can be told from zero at {told.Count("biased", all.Biased.Count)} of "
                + $"{told.Count("widths", all.Widths.Count, "width")}: {Measured(told, "bias", at.Bias, at.BiasError)} at "
                + $"width {told.Count("width", all.Widths[first])}{slope}.");
    }

    internal static IEnumerable<Finding> Sigmas(WidthEnsembles all)
    {
        if (all.SigmaSpread is not PowerLaw law)
            yield break;
        var told = new Telling();
        KernelEnsemble last = all.Sigmas[^1];
        yield return told.Finding("infinite_width.sigma", "as before, of three widths or more",
            $"{Layers(all, told)} σ₁ spreads about its mean by {Measured(told, "spread", last.Spread, last.SpreadError)} of the limit's at "
                + $"width {told.Count("width", all.Widths[^1])}, as the width to the power {Slope(told, law)}.");
    }

    private static string Measured(Telling told, string name, double value, double error) =>
        $"{told.Number(name, value)} ± {told.Number($"{name}_error", error)}";

    private static string Slope(Telling told, PowerLaw law)
    {
        string slope = $"{told.Number("exponent", law.Exponent)} ± {told.Number("error", law.Error!.Value)}, ";
        return slope + (law.IsApartFrom(Expected) ? "which is not " : "which cannot be told from ")
            + told.Number("expected", Expected);
    }

    private static string Layers(WidthEnsembles all, Telling told) => $"With {told.Count("layers", all.Depth, "hidden layer")}"
        + (all.Traits.Count == 0 ? "" : $" ({string.Join(", ", all.Traits.Select(trait => $"{trait.Key} {trait.Value}"))})");

    private static string Seeds(WidthEnsembles all, Telling told)
    {
        int least = all.Kernels.Min(one => one.Count), most = all.Kernels.Max(one => one.Count);
        return (least == most ? "" : $"{told.Count("least_seeds", least)} to ") + told.Count("seeds", most, "seed");
    }
}

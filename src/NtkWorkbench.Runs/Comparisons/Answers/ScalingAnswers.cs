namespace NtkWorkbench.Runs;

/// <summary>The study of scaling: what width does to the first steps, to the best learning rate and to how far kernels move.</summary>
internal sealed class ScalingAnswers(ComparisonResults results)
{
    // Whose distances from a line tell its slope to many errors alone: Student's t of two degrees of freedom is 4.3 at 95 %.
    private const int FewPoints = 4;

    private readonly IReadOnlyList<ScalingSweep> _sweeps = ScalingSweep.Of(results.Groups);

    public IEnumerable<Answer> All() =>
    [
        Ask("How far do pre-activations move in the first steps, the wider the network?", Coordinates, ScalingSilence.OfCoordinates),
        Ask("Which learning rate is best, the wider the network?", Rates, ScalingSilence.OfRates),
        Ask("Do kernels move less, the wider the network?", Kernels, ScalingSilence.OfEnds),
        Ask("Does training turn lazy, the wider the network?", Gaps, ScalingSilence.OfEnds),
    ];

    private Answer Ask(string question, Func<ScalingSweep, IEnumerable<Finding>> say, Func<IReadOnlyList<ScalingSweep>, string> silence) =>
        new(question, [.. _sweeps.SelectMany(say)],
            _sweeps.Count == 0 ? ScalingSilence.OfGroups(results.Groups) : silence(_sweeps));

    private static IEnumerable<Finding> Coordinates(ScalingSweep sweep)
    {
        if (sweep.BaseRate is not double rate || sweep.CoordinateStep is not int step)
            yield break;
        var told = new Telling();
        string[] layers = [.. sweep.Coordinates(rate).Select((at, layer) => (at, layer)).Select(one =>
            PowerLaw.Fit(one.at.Widths, one.at.Changes) is PowerLaw law
                ? $"{Exponent(told, law)} in layer {told.Count("layer", one.layer + 1)} ({Verdict(law, "it grows", "it vanishes")})" : null)
            .OfType<string>()];
        if (layers.Length == 0)
            yield break;
        string unfinished = sweep.Unfinished(rate) is int count and > 0
            ? $"; {told.Count("unfinished", count, "run")} that did not complete later took that step too" : "";
        yield return told.Finding("scaling.coordinates", "runs of two widths at the rate at which the narrowest does best; a slope told "
            + "from 0 by 95 % is one",
            $"With the {sweep.Name} parameterization, at the rate {told.Number("rate", rate)} that is best at width "
                + $"{told.Count("base", sweep.Widths[0])}"
                + (sweep.IsBaseRateAtAnEnd ? " (an end of the sweep: a better one may lie beyond), " : ", ")
                + $"the mean change of pre-activations after {told.Count("step", step, "step")} goes with width to the "
                + $"power {string.Join(", ", layers)}{unfinished}.");
    }

    private static IEnumerable<Finding> Rates(ScalingSweep sweep)
    {
        IReadOnlyList<BestRate> best = sweep.Best();
        BestRate[] found = [.. best.Where(one => !one.IsBound)], bounds = [.. best.Where(one => one.IsBound)];
        WidthRate[] widths = [.. found.GroupBy(one => one.Width).OrderBy(width => width.Key).Select(width => WidthRate.Of([.. width]))];
        if (PowerLaw.Fit([.. widths.Select(one => (double)one.Width)], [.. widths.Select(one => one.Rate)],
            [.. widths.Select(one => one.Error)]) is PowerLaw law)
        {
            var told = new Telling();
            string means = string.Join(", ", widths.Select(
                one => $"{told.Number("rate", one.Rate)} at width {told.Count("width", one.Width)}"));
            yield return told.Finding("scaling.best_rate", "the rate with the lowest training loss at the end, of each width and seed, "
                + "lies inside the sweep for two widths; the error of a width is that of its seeds and what the sweep's steps leave open, "
                + "and a slope told from 0 by 95 % is one",
                $"With the {sweep.Name} parameterization the best rate goes with width to the power {Exponent(told, law)} "
                    + $"({Verdict(law, "it grows", "it falls")}): {means}, geometric means over "
                    + $"{told.Count("runs", found.Length, "sweep")}.");
        }
        if (bounds.Length > 0)
        {
            var told = new Telling();
            string[] open = [.. bounds.Select(one => one.Width).Distinct().Order().Select(width => told.Count("width", width))];
            yield return told.Finding("scaling.best_rate_at_an_end", "the lowest training loss of a width and seed is that of the first or "
                + "the last rate of the sweep",
                $"With the {sweep.Name} parameterization {told.Count("bounds", bounds.Length)} of "
                    + $"{told.Count("sweeps", best.Count, "sweep")} end best at an end of the rates, and are left out: a better rate "
                    + $"may lie beyond, at {Wording.List(open, "width")}.");
        }
    }

    private static IEnumerable<Finding> Kernels(ScalingSweep sweep) => Movement(sweep, "scaling.kernel_distance", "the kernel distance",
        run => run.Summary.KernelDistance, "it grows", "it falls");

    private static IEnumerable<Finding> Gaps(ScalingSweep sweep) => Movement(sweep, "scaling.gap", "the gap to the linear model",
        run => run.Gap("final"), "it grows: training turns away from lazy", "it falls: training turns lazy");

    private static IEnumerable<Finding> Movement(
        ScalingSweep sweep, string name, string what, Func<ComparedRun, double?> number, string grows, string falls)
    {
        var told = new Telling();
        IReadOnlyList<BestRate> inside = sweep.Inside();
        int bounds = sweep.Best().Count - inside.Count;
        if (bounds > 0 && inside.Select(one => one.Width).Distinct().Count() < 2)
        {
            yield return told.Finding($"{name}_at_an_end", "the lowest training loss of widths and seeds is that of the first or the last "
                + "rate of the sweep, but for one width at most",
                $"With the {sweep.Name} parameterization {told.Count("bounds", bounds)} of "
                    + $"{told.Count("sweeps", bounds + inside.Count, "sweep")} end best at an end of the rates: {what} at the best rate "
                    + "is not known at two widths.");
            yield break;
        }
        (double Width, double Value)[] moved = [.. inside.Select(one => ((double)one.Width, Value: number(one.Run) ?? 0))
            .Where(one => one.Value > 0)];
        if (PowerLaw.Fit([.. moved.Select(one => one.Width)], [.. moved.Select(one => one.Value)]) is not PowerLaw law)
            yield break;
        double Mean(double width) =>
            Math.Exp(moved.Where(one => one.Width == width).Average(one => Math.Log(one.Value)));
        double narrow = moved.Min(one => one.Width), wide = moved.Max(one => one.Width);
        yield return told.Finding(name, "completed runs of two widths that were linearized at both ends, of each width and seed that at "
            + "the rate of the sweep that is best and not at an end of it; a slope told from 0 by 95 % is one",
            $"With the {sweep.Name} parameterization {what} at the best rate of the sweep goes with width to the power "
                + $"{Exponent(told, law)} ({Verdict(law, grows, falls)}): {told.Number("narrow", Mean(narrow))} at width "
                + $"{told.Count("width", (long)narrow)}, {told.Number("wide", Mean(wide))} at width {told.Count("width", (long)wide)}, "
                + $"geometric means over {told.Count("runs", moved.Length, "sweep")}"
                + $"{(bounds == 0 ? "" : $", without {told.Count("bounds", bounds)} that end best at an end of the rates")}.");
    }

    private static string Exponent(Telling told, PowerLaw law) => law.Error is double error
        ? $"{told.Number("exponent", law.Exponent)} ± {told.Number("error", error)}" : told.Number("exponent", law.Exponent);

    private static string Verdict(PowerLaw law, string grows, string falls) => law.Error is null ? "its error is not known"
        : !law.IsApartFrom(0) ? law.IsOfScatter && law.Count <= FewPoints
            ? "of so few runs it cannot be told from none" : "it cannot be told from none"
        : law.Exponent > 0 ? grows : falls;
}

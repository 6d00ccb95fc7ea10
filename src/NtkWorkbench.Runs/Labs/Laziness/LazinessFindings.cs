using MathNet.Numerics.Distributions;

namespace NtkWorkbench.Runs;

/// <summary>What a map of laziness shows: how its trainings ended, where they become lazy, and what width, scale and rate do to
/// it.</summary>
internal static class LazinessFindings
{
    // A line through fewer points says nothing of its own fit.
    private const int LeastPoints = 3;

    // Of means over widths, two-sided.
    private const double Confidence = 0.95;

    // Losses that differ by less than this share are called equal.
    private const double LossSlack = 0.05;

    /// <summary>What is said first. trainings: those that were asked for.</summary>
    public static IEnumerable<Finding> Headline(LazinessResults results, int trainings)
    {
        yield return Ends(results, trainings);
        if (Rounding(results) is Finding rounding)
            yield return rounding;
        foreach (double fraction in Fractions(results))
        {
            if (Border(results, fraction) is Finding border)
                yield return border;
        }
    }

    /// <summary>What width, output scale and rate do.</summary>
    public static IEnumerable<Finding> Effects(LazinessResults results) =>
        [.. Fractions(results).SelectMany(fraction => new[]
        {
            Slope(results, fraction, "laziness.scale", "output scale", "α", cell => cell.OutputScale, cell => cell.Width, "width"),
            Slope(results, fraction, "laziness.width", "width", "width", cell => cell.Width, cell => cell.OutputScale, "α"),
        }).OfType<Finding>(), .. Fractions(results).Skip(1).Select(fast => Rate(results, Fractions(results)[0], fast)).OfType<Finding>(),
            .. Kernel(results)];

    private static Finding Ends(LazinessResults results, int trainings)
    {
        var told = new Telling();
        int Number(LazinessEnd end) => results.Points.Count(point => point.End == end);
        int reached = Number(LazinessEnd.Reached);
        (string their, string they) = trainings == 1 ? ("its", "it is") : ("their", "they are");
        string came = $"{told.Count("reached", reached)} of {told.Count("trainings", trainings, "training")} came to "
            + $"{told.Percent("loss_share", results.LossShare)} of {their} first loss"
            + (reached == 0 ? "" : $", where {they} compared{Overshoot(results, told)}");
        string rest = Wording.List([.. new (int Number, string Name, string Words)[]
        {
            (Number(LazinessEnd.OutOfSteps), "out_of_steps", "ran out of steps"), (Number(LazinessEnd.Diverged), "diverged", "diverged"),
            (Number(LazinessEnd.Rounding), "rounding", $"{Were(Number(LazinessEnd.Rounding))} kept from it by rounding"),
            (trainings - results.Points.Count, "cancelled", $"{Were(trainings - results.Points.Count)} cancelled"),
        }.Where(one => one.Number > 0).Select(one => $"{told.Count(one.Name, one.Number)} {one.Words}")
            .DefaultIfEmpty("none was left out")]);
        double[] rounded = [.. results.Points.Where(point => point.End == LazinessEnd.Rounding).Select(point => point.Place.OutputScale)];
        string why = rounded.Length == 0 ? "" : " Rounding is that of α(f_θ − f_θ₀) and of steps that are too short for the parameters' digits: "
            + $"it grows with α, here from α = {told.Number("rounding_scale", rounded.Min())} on, and is less in float64 than in float32.";
        return told.Finding("laziness.ends", "always", $"{came}; {rest}.{why}");
    }

    private static string Were(int count) => count == 1 ? "was" : "were";

    // A step may go beyond the loss at which all are compared.
    private static string Overshoot(LazinessResults results, Telling told)
    {
        double[] ends = [.. results.Points.Where(point => point.End == LazinessEnd.Reached).Select(point => point.Loss / point.FirstLoss)];
        return ends.Length == 0 || ends.Min() > (1 - LossSlack) * results.LossShare ? ""
            : $" ({(ends.Length == 1 ? "its last step" : "their last steps")} went as far as {told.Percent("least_share", ends.Min())})";
    }

    // Gaps that are not ten times their rounding.
    private static Finding? Rounding(LazinessResults results)
    {
        LazinessCell[] known = [.. results.Cells.Where(cell => cell.Gap is not null)];
        LazinessCell[] rounding = [.. known.Where(cell => cell.IsGapRounding())];
        if (rounding.Length == 0)
            return null;
        double most = rounding.Max(cell => cell.MostGap()!.Value);
        var told = new Telling();
        string places = rounding.Length < known.Length
            ? $"At {told.Count("rounding", rounding.Length)} of {told.Count("places", known.Length, "place")} that came there"
            : known.Length == 1 ? $"At the {told.Count("rounding", 1)} place that came there"
            : $"At all {told.Count("rounding", rounding.Length, "place")} that came there";
        string gap = $"the gap is not above its rounding, {told.Number("most", most)} at most";
        string then = most >= LazyGap ? ": whether training is lazy there is not known everywhere."
            : rounding.Length < known.Length ? ": training is linear to rounding there, and no power is fitted to it."
            : ": training is linear to rounding.";
        return told.Finding("laziness.rounding", "a gap is less than ten times its rounding", $"{places} {gap}{then}");
    }

    public static double[] Fractions(LazinessResults results) => [.. results.Cells.Select(cell => cell.Fraction).Distinct().Order()];

    // Where the gap falls below what is called lazy, width by width; of scales that are far apart only between which.
    private static Finding? Border(LazinessResults results, double fraction)
    {
        (int Width, LazinessBorder Border)[] borders = [.. results.Cells.Select(cell => cell.Width).Distinct().Order()
            .Select(width => (width, Border: results.Border(width, fraction, LazyGap))).Where(one => one.Border is not null)
            .Select(one => (one.width, one.Border!.Value))];
        if (borders.Length == 0)
            return null;
        (int Width, double Scale)[] known = [.. borders.Where(one => one.Border.Scale is not null)
            .Select(one => (one.Width, one.Border.Scale!.Value))];
        var told = new Telling();
        string[] places = [.. new[] { Known(known, told) }.OfType<string>(), .. borders.Where(one => one.Border.Scale is null)
            .GroupBy(one => one.Border, one => one.Width).Select(widths => Bracket(widths.Key, [.. widths], told))];
        PowerLaw? law = known.Length < LeastPoints ? null
            : PowerLaw.Fit([.. known.Select(one => (double)one.Width)], [.. known.Select(one => one.Scale)]);
        return told.Finding("laziness.border", "a gap of 0.05 lies between two neighbouring output scales; a place between them is told of "
            + "scales at most a decade apart, and a power of three such widths or more",
            $"At {told.Number("fraction", fraction)} of the largest stable rate a gap of {told.Number("gap", LazyGap)}, below which training "
                + $"is lazy, is passed {Wording.List(places)}"
                + (law is null ? "." : $": α goes as width^{Exponent(told, law)} over {told.Count("widths", law.Count, "width")}."));
    }

    private static string? Known((int Width, double Scale)[] known, Telling told) => known.Length == 0 ? null
        : $"at α = {told.Number("narrow_scale", known[0].Scale)} for width {told.Count("narrow", known[0].Width)}"
            + (known.Length == 1 ? "" : $" and at {told.Number("wide_scale", known[^1].Scale)} for width "
                + told.Count("wide", known[^1].Width));

    private static string Bracket(LazinessBorder border, int[] widths, Telling told) =>
        $"between α = {told.Number("low_scale", border.Low)} and {told.Number("high_scale", border.High)} for "
            + Wording.List([.. widths.Select(width => told.Count("width", width))], "width");

    // Along a row or a column of the map that is lazy at three places or more, the one with the most such places, of these the last.
    private static Finding? Slope(LazinessResults results, double fraction, string name, string what, string symbol,
        Func<LazinessCell, double> along, Func<LazinessCell, double> at, string atName)
    {
        LazinessCell[]? lazy = results.Cells.Where(cell => cell.Fraction == fraction && cell.Gap < LazyGap && !cell.IsGapRounding())
            .GroupBy(at).Select(row => row.ToArray()).Where(row => row.Length >= LeastPoints)
            .OrderBy(row => row.Length).ThenBy(row => at(row[0])).LastOrDefault();
        if (lazy is null)
            return null;
        bool hasErrors = lazy.All(cell => cell.GapError > 0);
        PowerLaw? law = PowerLaw.Fit([.. lazy.Select(along)], [.. lazy.Select(cell => cell.Gap!.Value)],
            hasErrors ? [.. lazy.Select(cell => cell.Gap!.Value * cell.GapError!.Value)] : null);
        if (law is null)
            return null;
        var told = new Telling();
        int rounding = results.Cells.Count(cell => cell.Fraction == fraction && at(cell) == at(lazy[0]) && cell.IsGapRounding());
        return told.Finding(name,
            $"the gap is below {LazyGap} and ten times its rounding at three places or more along the {what}; falls or grows by a "
                + "confidence of 95 %",
            $"Where training is lazy, the gap {Verdict(law)} the {what}: at {told.Number("fraction", fraction)} of the largest stable rate "
                + $"and {atName} {told.Number("at", at(lazy[0]))} it goes as {symbol}^{Exponent(told, law)} "
                + $"over {told.Count("places", law.Count, "place")}"
                + (rounding == 0 ? "." : $"; {told.Count("rounding", rounding, "place")} at rounding {Were(rounding)} left out."));
    }

    // Of places that came to the loss at both rates: the ratio of gaps, in logarithms. Places of one width share their networks, so that
    // the error is that of the means of widths.
    private static Finding? Rate(LazinessResults results, double slow, double fast)
    {
        var before = results.Cells.Where(cell => cell.Fraction == slow && IsMeasured(cell))
            .ToDictionary(cell => (cell.Width, cell.OutputScale), cell => cell.Gap!.Value);
        (int Width, double Ratio)[] ratios = [.. results.Cells.Where(cell => cell.Fraction == fast && IsMeasured(cell)
            && before.ContainsKey((cell.Width, cell.OutputScale)))
            .Select(cell => (cell.Width, Math.Log(cell.Gap!.Value / before[(cell.Width, cell.OutputScale)])))];
        double[] widths = [.. ratios.GroupBy(one => one.Width).Select(width => width.Average(one => one.Ratio))];
        if (widths.Length < LeastPoints)
            return null;
        double mean = widths.Average(), error = Math.Sqrt(
            widths.Sum(one => (one - mean) * (one - mean)) / (widths.Length - 1) / widths.Length);
        bool isApart = Math.Abs(mean) > error * StudentT.InvCDF(0, 1, widths.Length - 1, (1 + Confidence) / 2);
        var told = new Telling();
        string from = $"From {told.Number("slow", slow)} to {told.Number("fast", fast)} of the largest stable rate the gap changes by a "
            + $"factor of {told.Number("factor", Math.Exp(mean))}{(isApart ? "" : ", which cannot be told from 1")}";
        return told.Finding("laziness.rate", "places of three widths or more came to the loss at the smallest and at a larger rate; told "
            + "from 1 by a confidence of 95 %",
            $"{from} (mean of logarithms over {told.Count("widths", widths.Length, "width")}, standard error "
                + $"{told.Number("error", error)}; at single places from {told.Number("least", Math.Exp(ratios.Min(one => one.Ratio)))} to "
                + $"{told.Number("most", Math.Exp(ratios.Max(one => one.Ratio)))}).");
    }

    private static IEnumerable<Finding> Kernel(LazinessResults results)
    {
        LazinessCell[] lazy = [.. results.Cells.Where(cell => cell.IsGapBelow(LazyGap) == true)];
        LazinessCell[] others = [.. results.Cells.Where(cell => cell.IsGapBelow(LazyGap) == false)];
        if (lazy.Length == 0 || others.Length == 0)
            yield break;
        var told = new Telling();
        double least = others.Min(cell => cell.KernelChange!.Value), most = others.Max(cell => cell.KernelChange!.Value);
        yield return told.Finding("laziness.kernel", "some places are lazy and some are not",
            $"In the {told.Count("lazy", lazy.Length, "place")} where training is lazy the kernel changed by at most "
                + $"{told.Number("lazy_change", lazy.Max(cell => cell.KernelChange!.Value))} of its norm, in the other "
                + $"{told.Count("other", others.Length)} by {told.Number("least_change", least)}"
                + (others.Length == 1 ? "." : $" to {told.Number("most_change", most)}."));
    }

    // Not 0, which has no logarithm, nor rounding.
    private static bool IsMeasured(LazinessCell cell) => cell.Gap > 0 && !cell.IsGapRounding();

    private static string Verdict(PowerLaw law) => !law.IsApartFrom(0) ? "cannot be told to change with"
        : law.Exponent < 0 ? "falls with" : "grows with";

    private static string Exponent(Telling told, PowerLaw law) => told.Number("exponent", law.Exponent)
        + (law.Error is double error ? $" (± {told.Number("exponent_error", error)})" : "");
}

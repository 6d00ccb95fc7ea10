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
        var told = new Telling();
        int reached = results.Points.Count(point => point.End == LazinessEnd.Reached), ended = results.Points.Count;
        int diverged = results.Points.Count(point => point.End == LazinessEnd.Diverged);
        string came = $"{told.Count("reached", reached)} of {told.Count("trainings", trainings, "training")} came to "
            + $"{told.Percent("loss_share", results.LossShare)} of {(trainings == 1 ? "its" : "their")} first loss"
            + (trainings == 1 || reached == 0 ? "" : $", where they are compared{Overshoot(results, told)}");
        string rest = Wording.List([.. new (int Number, string Name, string Words)[]
        {
            (ended - reached - diverged, "out_of_steps", "ran out of steps"), (diverged, "diverged", "diverged"),
            (trainings - ended, "cancelled", trainings - ended == 1 ? "was cancelled" : "were cancelled"),
        }.Where(one => one.Number > 0).Select(one => $"{told.Count(one.Name, one.Number)} {one.Words}")
            .DefaultIfEmpty("none was left out")]);
        Finding? unreachable = Unreachable(results);
        string remedy = reached > 0 || ended == diverged || unreachable is not null ? ""
            : " More of `training.steps`, or a larger `loss_share`, would let some come there.";
        yield return told.Finding("laziness.ends", "always; what to do where no training came there and some ran out of steps",
            $"{came}; {rest}.{remedy}");
        if (unreachable is not null)
            yield return unreachable;
        foreach (double fraction in Fractions(results))
        {
            if (Border(results, fraction) is Finding border)
                yield return border;
        }
    }

    /// <summary>What width, output scale and rate do.</summary>
    public static IEnumerable<Finding> Effects(LazinessResults results) =>
        [.. Rounded(results), .. Fractions(results).SelectMany(fraction => new[]
        {
            Slope(results, fraction, "laziness.scale", "output scale", "α", cell => cell.OutputScale, cell => cell.Width, "width"),
            Slope(results, fraction, "laziness.width", "width", "width", cell => cell.Width, cell => cell.OutputScale, "α"),
        }).OfType<Finding>(), .. Fractions(results).Skip(1).Select(fast => Rate(results, Fractions(results)[0], fast)).OfType<Finding>(),
            .. Kernel(results)];

    // A step may go beyond the loss at which all are compared.
    private static string Overshoot(LazinessResults results, Telling told)
    {
        double[] ends = [.. results.Points.Where(point => point.End == LazinessEnd.Reached).Select(point => point.Loss / point.FirstLoss)];
        var said = new List<string>();
        if (ends.Any(share => share <= (1 - LossSlack) * results.LossShare))
            said.Add($"their last steps went as far as {told.Percent("least_share", ends.Min())}");
        if (ends.Any(share => share >= (1 + LossSlack) * results.LossShare))
            said.Add($"without the rounding of training some were at {told.Percent("most_share", ends.Max())}");
        return said.Count == 0 ? "" : $" ({string.Join("; ", said)})";
    }

    public static double[] Fractions(LazinessResults results) => [.. results.Cells.Select(cell => cell.Fraction).Distinct().Order()];

    // The residual that is left at the loss asked for is √share of the targets' norm.
    private static Finding? Unreachable(LazinessResults results)
    {
        double left = Math.Sqrt(results.LossShare);
        double[] blurred = [.. results.Points
            .Where(point => point.End == LazinessEnd.OutOfSteps && results.IsBelowRounding(point.OutputRounding))
            .Select(point => point.OutputRounding)];
        if (blurred.Length == 0)
            return null;
        var told = new Telling();
        return told.Finding("laziness.unreachable",
            "a training ran out of steps, and rounding may be more than half of what is left of y − f at the loss asked for",
            $"Of those that ran out of steps {told.Count("trainings", blurred.Length)} may have been kept from that loss by rounding: of "
                + $"‖y‖ it may be {told.Number("rounding", blurred.Max())}, and the loss leaves "
                + $"{told.Number("left", left)}. Smaller output scales have less of it, and float64 less than float32.");
    }

    private static IEnumerable<Finding> Rounded(LazinessResults results)
    {
        LazinessCell[] came = [.. results.Cells.Where(cell => cell.Gap is not null)];
        int rounded = came.Count(cell => !cell.IsGapKnown);
        if (rounded == 0)
            yield break;
        var told = new Telling();
        string what = "the gap is no larger than rounding may make it";
        string scale = ", 8Lε(1 + ‖f_θ₀‖/‖f_θ − f_θ₀‖) with L dense layers and float64's ε";
        yield return told.Finding("laziness.rounding", "at some places the gap is no larger than its rounding", rounded == came.Length
            ? $"Wherever training came to the loss {what}{scale}: no slope is told of it."
            : $"At {told.Count("rounded", rounded)} of the {told.Count("came", came.Length, "place")} that came to the loss {what}{scale}; "
                + "slopes leave them out.");
    }

    // Where the gap falls below what is called lazy, width by width.
    private static Finding? Border(LazinessResults results, double fraction)
    {
        (int Width, LazinessBorder Border)[] found = [.. from width in results.Cells.Select(cell => cell.Width).Distinct().Order()
                                                         let border = results.Border(width, fraction, LazyGap)
                                                         where border is not null
                                                         select (width, border.Value)];
        (int Width, double Scale)[] known = [.. found.Where(one => one.Border.Scale is not null)
            .Select(one => (one.Width, one.Border.Scale!.Value))];
        var told = new Telling();
        return known.Length > 0 ? Passed(told, fraction, known, [.. found.Where(one => one.Border.Scale is null)])
            : found.Length > 0 ? Between(told, fraction, found) : null;
    }

    private static Finding Passed(
        Telling told, double fraction, (int Width, double Scale)[] known, (int Width, LazinessBorder Border)[] others)
    {
        string sentence = $"{Threshold(told, fraction)} is passed at α = {told.Number("narrow_scale", known[0].Scale)} for width "
            + told.Count("narrow", known[0].Width) + (known.Length == 1 ? "" :
                $" and at {told.Number("wide_scale", known[^1].Scale)} for width {told.Count("wide", known[^1].Width)}");
        PowerLaw? law = known.Length < LeastPoints ? null
            : PowerLaw.Fit([.. known.Select(one => (double)one.Width)], [.. known.Select(one => one.Scale)]);
        string slope = law is null ? "" : $": α goes as width^{Exponent(told, law)} over {told.Count("widths", law.Count, "width")}";
        return told.Finding("laziness.border", "a gap of 0.05 lies between two output scales that are at most a factor of ten apart, both "
            + "with gaps above rounding; of other widths the two scales are told",
            $"{sentence}{slope}{string.Concat(others.Select(one => $"; {Range(told, one, "other")}"))}.");
    }

    private static Finding Between(Telling told, double fraction, (int Width, LazinessBorder Border)[] found)
    {
        string where = Range(told, found[0], "narrow") + (found.Length == 1 ? "" : $" and {Range(told, found[^1], "wide")}");
        string remedy = found.All(one => one.Border.IsNarrow) ? "" : "; output scales nearer to each other would tell where";
        return told.Finding("laziness.bracket",
            "a gap of 0.05 lies between two output scales at no width at most a factor of ten apart, both with gaps above rounding",
            $"{Threshold(told, fraction)} is passed somewhere {where}{remedy}.");
    }

    private static string Range(Telling told, (int Width, LazinessBorder Border) at, string name) =>
        $"between α = {told.Number($"{name}_low", at.Border.Low)} and {told.Number($"{name}_high", at.Border.High)} for width "
            + told.Count(name, at.Width);

    private static string Threshold(Telling told, double fraction) =>
        $"At {told.Number("fraction", fraction)} of the largest stable rate a gap of {told.Number("gap", LazyGap)}, below which training "
            + "is lazy,";

    // Along a row or a column of the map that is lazy at three places or more, the one with the most such places, of these the last.
    private static Finding? Slope(LazinessResults results, double fraction, string name, string what, string symbol,
        Func<LazinessCell, double> along, Func<LazinessCell, double> at, string atName)
    {
        LazinessCell[]? lazy = results.Cells.Where(cell => cell.Fraction == fraction && cell.IsGapKnown && cell.Gap < LazyGap)
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
        return told.Finding(name,
            $"the gap is below {LazyGap} at three places or more along the {what}; falls or grows by a confidence of 95 %",
            $"Where training is lazy, the gap {Verdict(law)} the {what}: at {told.Number("fraction", fraction)} of the largest stable rate "
                + $"and {atName} {told.Number("at", at(lazy[0]))} it goes as {symbol}^{Exponent(told, law)} "
                + $"over {told.Count("places", law.Count, "place")}.");
    }

    // Of places that came to the loss at both rates: the ratio of gaps, in logarithms. Places of one width share their networks, so that
    // the error is that of the means of widths.
    private static Finding? Rate(LazinessResults results, double slow, double fast)
    {
        var before = results.Cells.Where(cell => cell.Fraction == slow && cell.IsGapKnown)
            .ToDictionary(cell => (cell.Width, cell.OutputScale), cell => cell.Gap!.Value);
        (int Width, double Ratio)[] ratios = [.. results.Cells.Where(cell => cell.Fraction == fast && cell.IsGapKnown
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
        LazinessCell[] lazy = [.. results.Cells.Where(cell => cell.IsBelow(LazyGap) && cell.KernelChange is not null)];
        LazinessCell[] others =
            [.. results.Cells.Where(cell => cell.IsGapKnown && cell.Gap >= LazyGap && cell.KernelChange is not null)];
        if (lazy.Length == 0 || others.Length == 0)
            yield break;
        var told = new Telling();
        yield return told.Finding("laziness.kernel", "some places are lazy and some are not",
            $"In the {told.Count("lazy", lazy.Length, "place")} where training is lazy the kernel changed by at most "
                + $"{told.Number("lazy_change", lazy.Max(cell => cell.KernelChange!.Value))} of its norm, in the other "
                + $"{told.Count("other", others.Length)} by {told.Number("least_change", others.Min(cell => cell.KernelChange!.Value))}"
                + (others.Length == 1 ? "." : $" to {told.Number("most_change", others.Max(cell => cell.KernelChange!.Value))}."));
    }

    private static string Verdict(PowerLaw law) => !law.IsApartFrom(0) ? "cannot be told to change with"
        : law.Exponent < 0 ? "falls with" : "grows with";

    private static string Exponent(Telling told, PowerLaw law) => told.Number("exponent", law.Exponent)
        + (law.Error is double error ? $" (± {told.Number("exponent_error", error)})" : "");
}

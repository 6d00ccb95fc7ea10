namespace NtkWorkbench.Runs;

/// <summary>The study of scaling: what width does to the first steps, to the best learning rate and to how far kernels move.</summary>
internal sealed class ScalingAnswers(ComparisonResults results)
{
    // Errors by which a slope must differ from 0 to be called one.
    private const double Errors = 2;

    // The NTK limit's is −1: a kernel changes by 1/√n of itself, and its distance is the square of that.
    private const double LazyExponent = -0.5;

    private readonly IReadOnlyList<ScalingSweep> _sweeps = ScalingSweep.Of(results.Groups);

    public IEnumerable<Answer> All()
    {
        yield return new("How far do pre-activations move in the first steps, the wider the network?", [.. _sweeps.SelectMany(Coordinates)],
            "No parameterization has a checkpoint after init (`features.checkpoints`) at one rate and two widths.");
        yield return new("Which learning rate is best, the wider the network?", [.. _sweeps.SelectMany(Rates)]);
        yield return new("Do kernels move less, the wider the network?", [.. _sweeps.Select(Kernels).OfType<Finding>()],
            "No tangent kernel was taken at both ends.");
    }

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
        yield return told.Finding("scaling.coordinates", "runs of two widths at the rate at which the narrowest does best; a slope beyond "
            + "two of its errors is one",
            $"With the {sweep.Name} parameterization, at the rate {told.Number("rate", rate)} that is best at width "
                + $"{told.Count("base", sweep.Widths[0])}, the mean change of pre-activations after {told.Count("step", step, "step")} "
                + $"goes with width to the power {string.Join(", ", layers)}.");
    }

    private static IEnumerable<Finding> Rates(ScalingSweep sweep)
    {
        IReadOnlyList<BestRate> best = sweep.Best();
        BestRate[] found = [.. best.Where(one => !one.IsBound)], bounds = [.. best.Where(one => one.IsBound)];
        if (PowerLaw.Fit([.. found.Select(one => (double)one.Width)], [.. found.Select(one => one.Rate)],
            [.. found.Select(one => one.Error)]) is PowerLaw law)
        {
            var told = new Telling();
            string means = string.Join(", ", found.GroupBy(one => one.Width).OrderBy(width => width.Key).Select(width =>
                $"{told.Number("rate", Math.Exp(width.Average(one => Math.Log(one.Rate))))} at width {told.Count("width", width.Key)}"));
            yield return told.Finding("scaling.best_rate", "the rate with the lowest training loss at the end, of each width and seed, "
                + "lies inside the sweep for two widths; errors are at least what the sweep's steps leave open, and a slope beyond two "
                + "of its errors is one",
                $"With the {sweep.Name} parameterization the best rate goes with width to the power {Exponent(told, law)} "
                    + $"({Verdict(law, "it grows", "it falls")}): {means}, geometric means over "
                    + $"{told.Count("runs", found.Length, "sweep")}.");
        }
        if (bounds.Length > 0)
        {
            var told = new Telling();
            string[] widths = [.. bounds.Select(one => one.Width).Distinct().Order().Select(width => told.Count("width", width))];
            yield return told.Finding("scaling.best_rate_at_an_end", "the lowest training loss of a width and seed is that of the first or "
                + "the last rate of the sweep",
                $"With the {sweep.Name} parameterization {told.Count("bounds", bounds.Length)} of "
                    + $"{told.Count("sweeps", best.Count, "sweep")} end best at an end of the rates, and are left out: a better rate "
                    + $"may lie beyond, at {Wording.List(widths, "width")}.");
        }
    }

    private static Finding? Kernels(ScalingSweep sweep)
    {
        (double Width, double Distance)[] moved = [.. sweep.Best().Where(one => one.Run.Summary.KernelDistance > 0)
            .Select(one => ((double)one.Width, one.Run.Summary.KernelDistance!.Value))];
        if (PowerLaw.Fit([.. moved.Select(one => one.Width)], [.. moved.Select(one => one.Distance)]) is not PowerLaw law)
            return null;
        var told = new Telling();
        double First(double width) => moved.Where(one => one.Width == width).Average(one => one.Distance);
        string falls = law.Exponent + (Errors * law.Error) < LazyExponent ? "it falls: training turns lazy" : "it falls";
        double narrow = moved.Min(one => one.Width), wide = moved.Max(one => one.Width);
        return told.Finding("scaling.kernel_distance", "two widths have completed runs with a kernel at both ends, each at the rate of the "
            + "sweep that is best; a slope beyond two of its errors is one, and lazy where two errors above it is still below −½",
            $"With the {sweep.Name} parameterization the kernel distance at the best rate goes with width to the power "
                + $"{Exponent(told, law)} ({Verdict(law, "it grows", falls)}): {told.Number("narrow", First(narrow))} at width "
                + $"{told.Count("width", (long)narrow)}, {told.Number("wide", First(wide))} at width {told.Count("width", (long)wide)}.");
    }

    private static string Exponent(Telling told, PowerLaw law) => law.Error is double error
        ? $"{told.Number("exponent", law.Exponent)} ± {told.Number("error", error)}" : told.Number("exponent", law.Exponent);

    private static string Verdict(PowerLaw law, string grows, string falls) => law.Error is not double error ? "its error is not known"
        : Math.Abs(law.Exponent) <= Errors * error ? "it cannot be told from none"
        : law.Exponent > 0 ? grows : falls;
}

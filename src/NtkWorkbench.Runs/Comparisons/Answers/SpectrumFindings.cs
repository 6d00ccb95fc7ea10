namespace NtkWorkbench.Runs;

/// <summary>Spectra and principal features of groups, what they predict of training, and what happened.</summary>
internal sealed class SpectrumFindings(ILinearAlgebra linearAlgebra)
{
    // The deviation from constancy that the eye sees.
    private const double NearlyConstant = 0.15;

    // Beyond this factor a loss is not the one that was predicted: residuals between a tenth and all of what they were are not counted.
    private const double Apart = 1.5;

    private const int MostShapes = 4;

    /// <summary>How many modes, how flat, and what of the target the leading ones reach.</summary>
    public static IEnumerable<Finding> Spectrum(RunGroup group, string checkpoint)
    {
        Spread? Over(Func<ModeFacts, double> number) => group.Spread(run => ModeFacts.Of(run, checkpoint) is ModeFacts facts ? number(facts)
            : null);
        if (Over(facts => facts.Rank) is not Spread rank)
            yield break;
        var told = new Telling();
        int known = (int)Over(facts => facts.Reached.Length)!.Values.Min(one => one.Value);
        Spread modes = Over(facts => facts.Modes)!;
        string flat = $"`{group.Label}` at {Wording.Checkpoint(checkpoint)}: {told.Spread("rank", rank)} of {told.Mean("modes", modes)} "
            + $"{(modes.Mean == 1 ? "mode" : "modes")} {(rank.Mean == 1 ? "is" : "are")} above the floor, effective "
            + $"rank {told.Mean("effective_rank", Over(facts => facts.EffectiveRank)!)}; σ₁² "
            + $"is {told.Mean("first_share", Over(facts => facts.FirstShare)!)} of Σσ², and "
            + $"the number of leading modes with {told.Number("nearly_all", ModeFacts.NearlyAll)} of it "
            + $"is {told.Mean("modes_to_nearly_all", Over(facts => facts.Leading)!)}";
        string reach = known == 0 ? "" : $"; of the targets' variance the leading {told.Count("leading", known)} "
            + $"reach {told.Mean("reached", Over(facts => facts.Reached.Take(known).Sum())!)}, mode by mode "
            + string.Join(", ", Enumerable.Range(0, known).Select(k => told.Number("mode", Over(facts => facts.Reached[k])!.Mean)));
        yield return told.Finding("spectrum.modes", "the checkpoint was linearized", $"{flat}{reach}.");
    }

    /// <summary>What the spectrum at initialization predicts of the training loss, and what it became.</summary>
    public static IEnumerable<Finding> Prediction(RunGroup group)
    {
        ComparedRun run = group.First;
        if (ModeFacts.Of(run, "init") is not { Rates: [double first, ..] rates } facts)
            yield break;
        var told = new Telling();
        string seeds = group.Runs.Count(one => one.IsCompleted) > 1 ? ", by the first seed" : "";
        string step = $"`{group.Label}`{seeds}: a step of descent takes the share `2ησ₁²/m` = {told.Number("rate_1", first)} of the "
            + $"residual in mode {told.Count("first_mode", 1)}";
        const string Condition = "gradient descent of all samples at one rate on the mean squared error";
        if (first >= 2)
        {
            yield return told.Finding("spectrum.unstable", $"{Condition}; 2ησ₁²/m ≥ 2",
                $"{step}, {told.Number("limit", 2)} or more: in the linear model the residual there grows.");
            yield break;
        }
        int steps = run.Summary.Steps;
        int[] learned = facts.LearnedAfter(steps);
        int last = Math.Min(facts.Reached.Length, rates.Length) - 1;
        string slow = last > 0 && facts.StepsTo(last) is double many
            ? $" and {told.Number("rate_last", rates[last])} in mode {told.Count("last", last + 1)}, so that a tenth is left "
                + $"after {told.Count("steps_1", (long)facts.StepsTo(0)!.Value, "step")} and after {told.Number("steps_last", many)}"
            : "";
        string predicted = $"; in {told.Count("steps", steps, "step")} nine tenths are learned of "
            + $"{told.Count("learned", learned.Length, "mode")}";
        double variance = ModeFacts.TargetVariance(run), loss = run.Metrics["train_loss"][^1];
        string end = run.IsCompleted && double.IsFinite(loss) && variance > 0 ? Ending(told, facts, learned, loss / variance) : "";
        yield return told.Finding("spectrum.prediction", $"{Condition}; 2ησ₁²/m < 2", $"{step}{slow}{predicted}{end}.");
    }

    /// <summary>How the leading principal features of networks of one input look.</summary>
    public static IEnumerable<Finding> Shape(RunGroup group, string checkpoint)
    {
        ComparedRun run = group.First;
        if (!run.Has(checkpoint) || run.Architecture.InputCount != 1 || run.Architecture.OutputCount != 1)
            yield break;
        double[] leading = run.PrincipalFeatures(checkpoint).Column(0);
        double relative = Math.Sqrt(Variance(leading)) / Math.Abs(leading.Average());
        if (!double.IsFinite(relative))
            yield break;
        var told = new Telling();
        string seeds = group.Runs.Count(one => one.IsCompleted) > 1 ? " (of the first seed)" : "";
        string shape = relative < NearlyConstant ? "nearly constant" : "far from constant";
        yield return told.Finding("spectrum.shape", "one input; φ₁ is nearly constant where its deviation is below 0.15 of its mean",
            $"`{group.Label}` at {Wording.Checkpoint(checkpoint)}: φ₁{seeds} is {shape} on the grid, with a standard deviation of "
                + $"{told.Number("relative_deviation", relative)} of its mean, "
                + $"and the leading features change sign {Crossings(told, run, checkpoint)} times.");
    }

    /// <summary>How far two groups' leading principal features span one space.</summary>
    public IEnumerable<Finding> Affinity(RunGroup one, RunGroup other, string checkpoint)
    {
        if (!one.First.Has(checkpoint) || !other.First.Has(checkpoint))
            yield break;
        Matrix a = one.First.PrincipalFeatures(checkpoint), b = other.First.PrincipalFeatures(checkpoint);
        if (a.Rows != b.Rows || a.Columns != b.Columns || a.Columns > a.Rows || a.Columns == 0)
            yield break;
        var told = new Telling();
        string seeds = one.Runs.Count > 1 || other.Runs.Count > 1 ? " of the first seeds" : "";
        yield return told.Finding("spectrum.affinity", "both have as many principal features on grids of one size",
            $"The spaces of the leading {told.Count("leading", a.Columns, "feature")}{seeds} of `{one.Label}` and `{other.Label}` "
                + $"at {Wording.Checkpoint(checkpoint)} have affinity "
                + $"{told.Number("affinity", SubspaceAffinity.Of(a, b, linearAlgebra))}.");
    }

    public static double Variance(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }

    // Modes whose features are not in the folder could hold any part of the rest.
    private static string Ending(Telling told, ModeFacts facts, int[] learned, double left)
    {
        string ended = $"the training loss ended at {told.Number("left", left)} of the targets' variance";
        if (facts.Reached.Length == 0 || learned.Any(k => k >= facts.Reached.Length))
            return $", and {ended}";
        double rest = 1 - learned.Sum(k => facts.Reached[k]);
        string verdict = left < rest / Apart ? "training learned more than these modes hold"
            : left > rest * Apart ? "training learned less than these modes hold" : "about as predicted";
        return $", which leaves {told.Number("predicted", rest)} of the targets' variance; {ended}: {verdict}";
    }

    private static string Crossings(Telling told, ComparedRun run, string checkpoint)
    {
        Matrix features = run.PrincipalFeatures(checkpoint);
        return string.Join(", ", Enumerable.Range(0, Math.Min(MostShapes, features.Columns)).Select(k =>
        {
            double[] values = FunctionFigures.Sorted(run, features, k);
            return told.Count("sign_changes", values.Zip(values.Skip(1)).Count(pair => pair.First * pair.Second < 0));
        }));
    }
}

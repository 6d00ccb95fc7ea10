using static NtkWorkbench.LossWords;

namespace NtkWorkbench;

/// <summary>What a verdict rests on, in findings.</summary>
internal static class LossEvidence
{
    // A start that was passed by this part of it is worth a sentence.
    private const double VisiblePeak = 1.05;

    // Where half of a layer is off, the network is much smaller than it was meant to be.
    private const double ManyUnits = 0.5;

    public static string Title(LossVerdict verdict, LossStatistics? statistics) => verdict switch
    {
        LossVerdict.Healthy when !statistics!.HasThirds => "healthy",
        LossVerdict.Healthy when statistics.LateImprovement < statistics.EarlyImprovement
            && Percent(statistics.LateImprovement) != Percent(statistics.EarlyImprovement) => "healthy with diminishing returns",
        LossVerdict.Healthy => "healthy, returns not yet diminishing",
        LossVerdict.Diverging => "diverging",
        LossVerdict.Oscillating => "oscillating",
        LossVerdict.TooSlow => "too slow",
        LossVerdict.Plateau => "plateau",
        LossVerdict.NoiseFloor => "noise floor",
        LossVerdict.Rising => "rising from its minimum",
        LossVerdict.SmallSwings => "level with small swings",
        LossVerdict.NoProgress => "no progress",
        LossVerdict.Overfitting => "overfitting",
        LossVerdict.Collapsed => "collapsed",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
    };

    public static IEnumerable<LossFinding> Of(LossVerdict verdict, LossStatistics? s, LossFacts facts)
    {
        double[] losses = [.. facts.Losses];
        yield return s is null ? NonFinite(losses) : Change(losses[0], losses[^1], s.TotalImprovement);
        yield return Improvements(s?.Intervals ?? LossStatistics.Cut(losses));
        if (s is null)
            yield break;
        if (verdict != LossVerdict.Diverging && losses[0] > 0 && s.Maximum > VisiblePeak * losses[0] && s.Maximum > losses[^1])
            yield return LossFinding.Of("peak", "the loss is not diverging, and its largest value is above 1.05 × its first and is not "
                + "the last",
                $"On the way it was up to {Number(s.Maximum / losses[0])} times its start.", ("peak", s.Maximum / losses[0]));
        if (Particular(verdict, s, facts) is LossFinding particular)
            yield return particular;
        if (verdict != LossVerdict.Collapsed && facts.ConstantUnits is { Count: > 0 } units && units.Max() >= ManyUnits)
            yield return LossFinding.Of("dead_units", "at least half of a hidden layer's units give all training samples the same value",
                $"In `layers.{units.Index().MaxBy(layer => layer.Item).Index}` {Percent(units.Max())} of the units give every training "
                    + "sample the same value: they are dead or saturated.", ("share", units.Max()));
    }

    private static LossFinding NonFinite(double[] losses)
    {
        int index = losses.TakeWhile(double.IsFinite).Count();
        const string Condition = "a loss is not finite";
        if (index == 0)
            return LossFinding.Of("not_finite", Condition, "The first loss is not finite already.");
        double worst = losses.Take(index).Max();
        string begin = index == 1 ? $"began at {Number(losses[0])}" : $"went from {Number(losses[0])} to {Number(losses[index - 1])}";
        string place = $"value {index + 1} of {losses.Length} is not finite";
        (string, double)[] numbers = [("first", losses[0]), ("index", index + 1), ("count", losses.Length)];
        return worst > losses[0]
            ? LossFinding.Of("not_finite", Condition, $"The loss went from {Number(losses[0])} up to {Number(worst)}, and {place}.",
                [.. numbers, ("largest", worst)])
            : LossFinding.Of("not_finite", Condition, $"The loss {begin}, and {place}.", [.. numbers, ("last", losses[index - 1])]);
    }

    private static LossFinding Change(double first, double last, double improvement)
    {
        string change = improvement switch
        {
            > 0 => $", an improvement of {Percent(improvement)}",
            < 0 when double.IsFinite(improvement) => $", a rise of {Percent(-improvement)}",
            _ => "",
        };
        (string, double)[] numbers = [("first", first), ("last", last)];
        return LossFinding.Of("change", "all losses are finite", $"The loss went from {Number(first)} to {Number(last)}{change}.",
            change.Length == 0 ? numbers : [.. numbers, (improvement > 0 ? "improvement" : "rise", Math.Abs(improvement))]);
    }

    private static LossFinding Improvements(IReadOnlyList<LossInterval> intervals)
    {
        IEnumerable<string> improvements = intervals.Select(interval =>
            double.IsFinite(interval.Improvement) ? Percent(interval.Improvement) : "not finite");
        return LossFinding.Of("intervals", "always: (L − L′)/|L| from value to value, or over a tenth of the history at a time",
            $"Improvement per {(intervals[^1].LastIndex > intervals.Count ? "tenth of the history" : "interval")}: "
                + $"{string.Join(", ", improvements)}.",
            [.. intervals.Index().Where(at => double.IsFinite(at.Item.Improvement))
                .Select(at => ($"improvement_{at.Index + 1}", at.Item.Improvement))]);
    }

    private static LossFinding? Particular(LossVerdict verdict, LossStatistics s, LossFacts facts) => verdict switch
    {
        LossVerdict.Healthy or LossVerdict.TooSlow or LossVerdict.Plateau or LossVerdict.NoProgress =>
            s.HasThirds ? Thirds(s) : null,
        LossVerdict.Diverging => LossFinding.Of("growth", "the verdict is diverging and all losses are finite",
            $"The mean of its last third is {Number(s.Growth)} times that of its first.", ("growth", s.Growth)),
        LossVerdict.Rising => LossFinding.Of("rise", "the verdict is rising: the loss ends above 1.1 × its lowest",
            $"It was lowest, {Number(s.Minimum)}, at value {s.MinimumIndex + 1} of {facts.Losses.Count}, and ends "
                + $"{Number(s.Intervals[^1].LastLoss - s.Minimum)} above that.",
            ("lowest", s.Minimum), ("index", s.MinimumIndex + 1), ("count", facts.Losses.Count),
            ("rise", s.Intervals[^1].LastLoss - s.Minimum)),
        LossVerdict.Oscillating => Oscillation([.. s.Rises.Where(rise => rise >= LossRules.VisibleSwing)]),
        LossVerdict.SmallSwings => LossFinding.Of("small_swings", "the verdict is small swings: a path that is not drawn, or a strict "
            + "zigzag",
            $"In the last half it turned {Count(s.LateTurns, "time")} and rose each time by {Percent(s.LateSwing)} of its level on "
                + $"average: the path jumps to and fro, and does not stand still.", ("turns", s.LateTurns), ("swing", s.LateSwing)),
        LossVerdict.NoiseFloor => LossFinding.Of("noise", "the verdict is noise floor: the line of the last half falls by less than a "
            + "fifth of the level, and by less than three standard errors",
            $"In the last half it deviates by {Percent(s.Noise)} from its line about {Number(s.Level)}, and the line "
                + (s.Trend < 0 ? $"rises by {Percent(-s.Trend)}" : $"falls by {Percent(s.Trend)}") + ", no more than chance would.",
            ("deviation", Rounded(s.Noise)), ("level", s.Level), ("line", Rounded(Math.Abs(s.Trend)))),
        LossVerdict.Overfitting => Overfitting(facts, LossRules.TestRise(facts)!.Value),
        LossVerdict.Collapsed => LossFinding.Of("collapsed", "all units of a hidden layer give all training samples the same value",
            $"All units of {(facts.ConstantLayer is int layer ? $"`layers.{layer}`" : "a hidden layer")} give every training "
                + "sample the same value, and so does the network: the layer is dead or saturated, and no gradient passes it."),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
    };

    private static LossFinding Thirds(LossStatistics s) =>
        LossFinding.Of("thirds", "the verdict is healthy, too slow, plateau or no progress, and there are at least four losses",
            $"The first third of the history improved it by {Percent(s.EarlyImprovement)}, the last third by {Percent(s.LateImprovement)}.",
            ("first_third", s.EarlyImprovement), ("last_third", s.LateImprovement));

    private static LossFinding Oscillation(double[] rises) =>
        LossFinding.Of("oscillation", "the verdict is oscillating: at least two rises of a tenth of the level that do not calm down",
            $"After its first third it rose {rises.Length} times by at least a tenth of its level, by {Percent(rises.Average())} on "
                + "average.", ("rises", rises.Length), ("rise", rises.Average()));

    private static LossFinding Overfitting(LossFacts facts, int best) =>
        LossFinding.Of("overfitting", "the test loss ends above 1.1 × its lowest and the training loss fell since",
            $"The test loss was lowest, {Number(facts.TestLosses![best])}, at value {best + 1} of {facts.Losses.Count}, and ends at "
                + $"{Number(facts.TestLosses[^1])}, while the training loss fell from {Number(facts.Losses[best])} to "
                + $"{Number(facts.Losses[^1])}.",
            ("lowest_test", facts.TestLosses[best]), ("index", best + 1), ("count", facts.Losses.Count),
            ("last_test", facts.TestLosses[^1]),
            ("train_then", facts.Losses[best]), ("train_last", facts.Losses[^1]));
}

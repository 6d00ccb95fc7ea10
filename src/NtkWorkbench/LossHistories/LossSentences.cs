using System.Globalization;
using static System.FormattableString;

namespace NtkWorkbench;

/// <summary>A verdict in words, made from its numbers.</summary>
internal static class LossSentences
{
    public static string Title(LossVerdict verdict, LossStatistics? statistics) => verdict switch
    {
        LossVerdict.Healthy when statistics!.LateImprovement < statistics.EarlyImprovement => "healthy with diminishing returns",
        LossVerdict.Healthy => "healthy, returns not yet diminishing",
        LossVerdict.Diverging => "diverging",
        LossVerdict.Oscillating => "oscillating",
        LossVerdict.TooSlow => "too slow",
        LossVerdict.Plateau => "plateau",
        LossVerdict.NoiseFloor => "noise floor",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
    };

    public static IReadOnlyList<string> Evidence(LossVerdict verdict, LossStatistics? statistics, IReadOnlyList<double> losses)
    {
        if (statistics is null)
            return [NonFinite(losses), Improvements(LossStatistics.Cut([.. losses]))];
        List<string> sentences =
        [
            Invariant($"The loss went from {losses[0]:G4} to {losses[^1]:G4}, an improvement of {Percent(statistics.TotalImprovement)}."),
            Improvements(statistics.Intervals),
        ];
        if (verdict != LossVerdict.Diverging && statistics.Peak > 1.05)
            sentences.Add(Invariant($"On the way it was {statistics.Peak:G3} times its start."));
        sentences.Add(Particular(verdict, statistics));
        return sentences;
    }

    public static IReadOnlyList<string> Advice(LossVerdict verdict, double? learningRate)
    {
        string smaller = learningRate is double rate
            ? Invariant($"{rate / 10:G3} or {rate / 100:G3}")
            : "a tenth or a hundredth of it, such as 0.01 or 0.001";
        return verdict switch
        {
            LossVerdict.Healthy =>
                ["Keep the learning rate.", "When an interval no longer pays for its steps, lower the rate by a schedule, or stop."],
            LossVerdict.Diverging =>
                [$"Reduce the learning rate: try {smaller}.",
                    "Full-batch rates above 1/σ₁² (networks: m/σ₁²) cannot be stable; a warm-up helps where only the start is too steep."],
            LossVerdict.Oscillating =>
                [$"Reduce the learning rate, first to a half or a third (then {smaller}).",
                    "With small batches, larger batches or a decaying schedule calm it too; with momentum, a smaller coefficient."],
            LossVerdict.TooSlow =>
                ["Raise the learning rate: try 3 or 10 times as much, up to the stability limit.",
                    "At the limit already, use momentum: the spectrum is badly conditioned."],
            LossVerdict.Plateau =>
                ["If the loss is at its floor, stop; more steps change nothing.",
                    "If not, raise the rate for a while, add momentum or a warm restart, and look at the gradient norms: a layer may be "
                        + "dead."],
            LossVerdict.NoiseFloor =>
                ["Lower the learning rate by a schedule (step, cosine) or enlarge the batch: the level falls with η.",
                    "If the level is that of the noise in the data, stop."],
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
        };
    }

    private static string Particular(LossVerdict verdict, LossStatistics s) => verdict switch
    {
        LossVerdict.Healthy =>
            $"The first third of the history improved it by {Percent(s.EarlyImprovement)}, the last third by {Percent(s.LateImprovement)}.",
        LossVerdict.Diverging =>
            Invariant($"It ends at {s.RiseFromMinimum:G3} times its minimum, after rising in the last {s.FinalRise} intervals."),
        LossVerdict.Oscillating =>
            string.Create(CultureInfo.InvariantCulture,
                $"It turned {s.Turns} times ({Percent(s.TurnFraction, 0)} of the possible ones), with swings of {Percent(s.Swing, 0)} of "
                    + $"its level."),
        LossVerdict.TooSlow =>
            $"All intervals together gained {Percent(s.TotalImprovement, 2)}, the last third {Percent(s.LateImprovement, 2)}: steady, "
                + "but small.",
        LossVerdict.Plateau =>
            $"The last third of the history changed it by {Percent(s.LateImprovement, 2)}, the first third "
                + $"by {Percent(s.EarlyImprovement)}.",
        LossVerdict.NoiseFloor =>
            string.Create(CultureInfo.InvariantCulture,
                $"In the last half it fluctuates by {Percent(s.Noise)} about {s.Level:G4}, and its line falls by {Percent(s.Trend)}: less "
                    + $"than twice the noise."),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
    };

    private static string NonFinite(IReadOnlyList<double> losses)
    {
        int index = losses.TakeWhile(double.IsFinite).Count();
        double worst = losses.Take(index).DefaultIfEmpty(double.NaN).Max();
        return index == 0
            ? "The first value is not finite already."
            : Invariant($"The loss went from {losses[0]:G4} up to {worst:G4}, and value {index + 1} of {losses.Count} is {losses[index]}.");
    }

    private static string Improvements(IReadOnlyList<LossInterval> intervals)
    {
        IEnumerable<string> improvements = intervals.Select(interval =>
            double.IsFinite(interval.Improvement) ? Percent(interval.Improvement) : "not finite");
        return $"Improvement per interval: {string.Join(", ", improvements)}.";
    }

    // A diverged history improves by minus many digits of percents.
    private static string Percent(double share, int decimals = 1) => Math.Abs(share) > 10
        ? Invariant($"{100 * share:0.#e0} %")
        : share.ToString($"P{decimals}", CultureInfo.InvariantCulture);
}

namespace NtkWorkbench;

/// <summary>The rules that turn statistics into a verdict, each with its thresholds. The first that applies decides.</summary>
internal static class LossRules
{
    /// <summary>A test loss this much above its lowest has lost what it had gained; evaluation on few samples alone moves it by
    /// less.</summary>
    public const double OverfittingFactor = 1.1;

    // A change that is no change: half a percent.
    private const double Still = 0.005;

    // A whole history that improves by less than this has learned next to nothing.
    private const double LittleProgress = 0.1;

    // An improvement per interval below this is slow.
    private const double SlowInterval = 0.02;

    // Swings of this part of the level are seen by eye.
    public const double VisibleSwing = 0.1;

    // Swings of this part of the whole fall are not the noise about its end.
    private const double SwingOfProgress = 0.2;

    // Below this part of the level, float32 rounds.
    private const double RoundingSwing = 1e-4;

    // A few spikes among calm values deviate by less than this part of their height, waves and noise by more.
    private const double DeviationOfSwing = 0.3;

    // Independent noise turns at 2/3 of its points; a zigzag at all of them.
    private const double Zigzag = 0.8;

    // So many turns of noise are a zigzag once in 300 times or less.
    private const int TurnsOfLongZigzag = 12;

    // Growth of the mean from the first to the last third that no fluctuation explains.
    private const double ClearGrowth = 1.5;

    // A rise from the minimum by this part of it is no fluctuation of a loss that stood still.
    private const double ClearRise = 0.1;

    // A rise this many times those before it is none of them.
    private const double RiseAboveOthers = 4;

    // A noise floor takes this many values to be told from a plateau or a last step up.
    private const int ValuesOfNoise = 6;

    // A line that falls by this part of the level is on its way down.
    private const double ClearTrend = 0.2;

    // Three standard errors: chance passes them once in some hundred histories.
    private const double ErrorsOfTrend = 3;

    // ln 1.5: a last half that loses a third of itself is on its way down, not about a level.
    private const double ClearFall = 0.405;

    public static LossVerdict Decide(LossStatistics s, LossFacts facts)
    {
        // A dead network's last biases may still diverge: that is the more urgent news.
        if (LossGrowth.IsDiverging(facts.Losses))
            return LossVerdict.Diverging;
        if (facts.ConstantLayer is not null)
            return LossVerdict.Collapsed;
        if (RisesFromMinimum(s))
            return LossVerdict.Rising;
        if (Diverges(s))
            return LossVerdict.Diverging;
        if (Oscillates(s, facts))
            return LossVerdict.Oscillating;
        if (TestRise(facts) is not null)
            return LossVerdict.Overfitting;
        return IsLevel(s) && Fluctuation(s, facts) is LossVerdict fluctuation ? fluctuation : Progress(s);
    }

    /// <summary>Where the test loss was lowest, if it ends above that by <see cref="OverfittingFactor"/> and the training loss fell since;
    /// else null.</summary>
    public static int? TestRise(LossFacts facts)
    {
        double[] test = [.. facts.TestLosses ?? []];
        if (test.Length != facts.Losses.Count || !double.IsFinite(test[^1]))
            return null;
        int best = test.Index().Where(at => double.IsFinite(at.Item)).MinBy(at => at.Item).Index;
        return test[best] > 0 && test[^1] > OverfittingFactor * test[best] && facts.Losses[^1] < facts.Losses[best]
            && facts.Losses[^1] < facts.Losses[0] ? best : null;
    }

    private static LossVerdict Progress(LossStatistics s)
    {
        if (s.TotalImprovement < -Still)
            return LossVerdict.NoProgress;
        if (s.LateImprovement < -ClearRise)
            return LossVerdict.Rising;
        if (s.TotalImprovement <= RoundingSwing || (s.LateImprovement < Still && s.LateImprovement < s.EarlyImprovement / 2))
            return LossVerdict.Plateau;
        bool slow = s.TotalImprovement / s.Intervals[^1].LastIndex < SlowInterval;
        return slow && s.TotalImprovement < LittleProgress ? LossVerdict.TooSlow : LossVerdict.Healthy;
    }

    private static bool RisesFromMinimum(LossStatistics s)
    {
        double[] values = s.Coarse;
        int low = Array.IndexOf(values, values.Min());
        double rise = values[^1] - values[low], unit = Math.Abs(values[low]);
        bool isSteady = Enumerable.Range(low, values.Length - 1 - low).All(i => values[i + 1] > values[i]);
        double other = LossTurns.Rises(values[..(low + 1)]).Select(before => before.Height).DefaultIfEmpty(0).Max();
        return low > 0 && low < values.Length - 1 && isSteady && rise > ClearRise * unit && values[0] - values[low] > ClearRise * unit
            && rise > RiseAboveOthers * other;
    }

    // A loss that is on its way back from a peak does not diverge.
    private static bool Diverges(LossStatistics s) =>
        (s.Growth > ClearGrowth && s.Intervals[^1].LastLoss - s.Intervals[0].FirstLoss > (s.Maximum - s.Intervals[0].FirstLoss) / 2)
        || (s.Growth > 1 + Still && s.TurnFraction < 0.5 && s.TotalImprovement < -Still && s.Intervals[^1].LastLoss == s.Maximum
            && s.MinimumIndex == 0);

    private static bool Oscillates(LossStatistics s, LossFacts facts)
    {
        double[] visible = [.. s.Rises.Where(rise => rise >= VisibleSwing)];
        if (visible.Length < 2 || s.Calms || s.Noise < DeviationOfSwing * visible.Average())
            return false;
        // Everything over the level, as the rises are.
        double progress = Math.Abs(s.Intervals[0].FirstLoss - s.Level) / Math.Abs(s.Level);
        return visible.Average() >= SwingOfProgress * progress || facts.IsDeterministic == true || IsLongZigzag(s);
    }

    private static bool IsLongZigzag(LossStatistics s) => s.LateTurns >= TurnsOfLongZigzag && s.LateTurnFraction >= Zigzag;

    // Over decades a straight line is no measure of a fall: all of it lies at the beginning.
    private static bool IsLevel(LossStatistics s) => s.Intervals[^1].LastIndex + 1 >= ValuesOfNoise && s.LateTurns >= 2
        && Math.Abs(s.Trend) <= Math.Min(ClearTrend, ErrorsOfTrend * s.TrendError)
        && !(s.LogTrend > ClearFall && s.LogTrend > 2 * s.LogNoise);

    private static LossVerdict? Fluctuation(LossStatistics s, LossFacts facts)
    {
        bool isByRule = facts.IsDeterministic == true || IsLongZigzag(s);
        if (isByRule)
            return s.LateSwing is > RoundingSwing and < VisibleSwing && !s.Calms ? LossVerdict.SmallSwings : null;
        if (s.Noise <= Still)
            return null;
        return s.TotalImprovement >= LittleProgress ? LossVerdict.NoiseFloor
            : s.TotalImprovement >= -LittleProgress ? LossVerdict.Plateau : LossVerdict.NoProgress;
    }
}

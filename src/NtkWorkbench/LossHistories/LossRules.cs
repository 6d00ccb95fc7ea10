namespace NtkWorkbench;

/// <summary>The rules that turn statistics into a verdict, each with its thresholds. The first that applies decides.</summary>
internal static class LossRules
{
    // A change that is no change: half a percent.
    private const double Still = 0.005;

    // A whole history that improves by less than this has learned next to nothing.
    private const double LittleProgress = 0.1;

    // An improvement per interval below this is slow.
    private const double SlowInterval = 0.02;

    // Swings of this part of the level are seen by eye.
    private const double VisibleSwing = 0.1;

    // Swings of this part of the whole fall are not the noise about its end.
    private const double SwingOfProgress = 0.2;

    // Independent noise turns at 2/3 of its points; a zigzag at all of them.
    private const double Zigzag = 0.8;

    // So many turns of noise are a zigzag once in 300 times or less.
    private const int TurnsOfLongZigzag = 12;

    // Growth of the mean from the first to the last third that no fluctuation explains.
    private const double ClearGrowth = 1.5;

    // A steady rise from the minimum by this factor is growth, however low the loss had been.
    private const double ClearRise = 1.2;

    // A noise floor takes this many values to be told from a plateau or a last step up.
    private const int ValuesOfNoise = 6;

    // ln 1.5: a last half that loses a third of itself is on its way down, not about a level.
    private const double ClearFall = 0.405;

    public static LossVerdict Decide(LossStatistics statistics)
    {
        if (Diverges(statistics))
            return LossVerdict.Diverging;
        if (Oscillates(statistics))
            return LossVerdict.Oscillating;
        if (Fluctuates(statistics))
            return statistics.TotalImprovement >= LittleProgress ? LossVerdict.NoiseFloor : LossVerdict.Plateau;
        if (StandsStill(statistics))
            return LossVerdict.Plateau;
        bool slow = statistics.TotalImprovement / statistics.Intervals[^1].LastIndex < SlowInterval;
        return slow && statistics.TotalImprovement < LittleProgress ? LossVerdict.TooSlow : LossVerdict.Healthy;
    }

    private static bool Diverges(LossStatistics s)
    {
        int intervals = s.Intervals[^1].LastIndex;
        bool grows = s.Growth > ClearGrowth;
        bool risesThroughout = s.Growth > 1 + Still && s.TurnFraction < 0.5 && s.TotalImprovement < -Still
            && s.Peak <= 1 - s.TotalImprovement;
        bool risesAtTheEnd = s.RiseFromMinimum > ClearRise && s.FinalRise >= Math.Max(2, intervals / 3);
        return grows || risesThroughout || risesAtTheEnd;
    }

    private static bool Oscillates(LossStatistics s)
    {
        // Everything over the level, as the swing is.
        double progress = Math.Abs(s.Intervals[0].FirstLoss - s.Level) / Math.Abs(s.Level);
        bool visible = s.Swing >= VisibleSwing && s.Turns > 0;
        bool zigzag = s.TurnFraction >= Zigzag || (s.TurnFraction < 0.5 && s.Turns >= 3);
        bool large = s.Swing >= SwingOfProgress * progress;
        bool erratic = s.Noise >= VisibleSwing && s.Turns > 1 && progress < 3 * s.Noise;
        return (visible && zigzag && (large || (s.Turns >= TurnsOfLongZigzag && s.TurnFraction >= Zigzag))) || (visible && erratic)
            || (s.TotalImprovement < -Still && s.Peak > 1 - s.TotalImprovement && s.Peak > 1 + VisibleSwing);
    }

    private static bool Fluctuates(LossStatistics s) =>
        s.Intervals[^1].LastIndex + 1 >= ValuesOfNoise && s.Noise > Still && s.Turns >= 2 && Math.Abs(s.Trend) <= 2 * s.Noise
            && !FallsOn(s);

    // Over decades a straight line is no measure of a fall: all of it lies at the beginning.
    private static bool FallsOn(LossStatistics s) => s.LogTrend > ClearFall && s.LogTrend > 2 * s.LogNoise;

    private static bool StandsStill(LossStatistics s) =>
        s.TotalImprovement <= 1e-9
        || (s.LateImprovement < Still && s.LateImprovement < s.EarlyImprovement / 2);
}

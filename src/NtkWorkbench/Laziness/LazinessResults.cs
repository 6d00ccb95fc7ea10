namespace NtkWorkbench;

/// <summary>A map of laziness: cells in the order of width, rate and output scale.</summary>
public sealed record LazinessResults
{
    /// <summary>The gap below which training is called lazy: less of the change than a line's width in a figure.</summary>
    public const double LazyGap = 0.05;

    /// <summary>Neighbouring output scales that lie further apart than this, a decade, tell between which of them a value lies and not where:
    /// the gap goes as one power of α where training is lazy and hardly changes where it is not, and between is neither.</summary>
    public const double MostApart = 10;

    /// <summary>A number less than this many times its rounding is said to be rounding: up to there a tenth of it may be.</summary>
    public const double RoundingMargin = 10;

    // Of a quotient of scales that are a decade apart as written.
    private const double Slack = 1e-12;

    /// <summary>The share of the first loss that was asked for.</summary>
    public required double LossShare { get; init; }

    /// <summary>The cells whose trainings have ended, all or some.</summary>
    public required IReadOnlyList<LazinessCell> Cells { get; init; }

    /// <summary>The trainings.</summary>
    public required IReadOnlyList<LazinessPoint> Points { get; init; }

    /// <summary>The map of some trainings.</summary>
    /// <param name="lossShare">The share of the first loss that was asked for.</param>
    /// <param name="points">In any order.</param>
    public static LazinessResults Of(double lossShare, IEnumerable<LazinessPoint> points)
    {
        LazinessPoint[] all = [.. points.OrderBy(point => point.Place.Width).ThenBy(point => point.Place.Fraction)
            .ThenBy(point => point.Place.OutputScale).ThenBy(point => point.Place.Seed)];
        return new LazinessResults
        {
            LossShare = lossShare,
            Cells = [.. all.GroupBy(point => point.Place with { Seed = 0 }).Select(cell => LazinessCell.Of([.. cell]))],
            Points = all,
        };
    }

    /// <summary>Where the gap falls to a value: between the largest output scale with a greater gap and the next.</summary>
    /// <param name="width">The width.</param>
    /// <param name="fraction">The rate.</param>
    /// <param name="gap">The value.</param>
    /// <returns>Null where no two neighbouring scales have it between them, nothing came to the loss at the second, or rounding hides
    /// whether its gap is smaller.</returns>
    public LazinessBorder? Border(int width, double fraction, double gap)
    {
        LazinessCell[] row = [.. Cells.Where(cell => cell.Width == width && cell.Fraction == fraction)];
        int above = Array.FindLastIndex(row, cell => cell.IsGapBelow(gap) == false && cell.Gap > gap);
        if (above < 0 || above == row.Length - 1 || row[above + 1].MostGap() is not double most || most > gap)
            return null;
        (LazinessCell low, LazinessCell high) = (row[above], row[above + 1]);
        bool isBracket = high.IsGapRounding() || high.OutputScale / low.OutputScale > MostApart * (1 + Slack);
        double share = Math.Log(low.Gap!.Value / gap) / Math.Log(low.Gap.Value / high.Gap!.Value);
        return new(low.OutputScale, high.OutputScale,
            isBracket ? null : low.OutputScale * Math.Pow(high.OutputScale / low.OutputScale, share));
    }
}

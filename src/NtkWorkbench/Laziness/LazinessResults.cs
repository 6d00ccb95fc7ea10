namespace NtkWorkbench;

/// <summary>A map of laziness: cells in the order of width, rate and output scale.</summary>
public sealed record LazinessResults
{
    /// <summary>The gap below which training is called lazy: less of the change than a line's width in a figure.</summary>
    public const double LazyGap = 0.05;

    /// <summary>What rounding makes of the kernel's change, some dozens of ε: entries of Θ are sums of products of factors that were
    /// rounded some times each.</summary>
    public const double KernelRounding = 1e-14;

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

    /// <summary>Whether outputs may be rounded by more than half of what is left of y − f at the loss that was asked for, √s‖y‖, so that a
    /// training may not come there.</summary>
    /// <param name="rounding">How far outputs were rounded in training, over ‖y‖.</param>
    public bool IsBelowRounding(double rounding) => rounding > Math.Sqrt(LossShare) / 2;

    /// <summary>Where over output scales the gap falls to a value: between the largest scale with a greater gap that is known,
    /// and the next.</summary>
    /// <param name="width">The width.</param>
    /// <param name="fraction">The rate.</param>
    /// <param name="gap">The value.</param>
    /// <returns>Null where no two neighbouring scales have it between them: nothing came to the loss at the second, or rounding hides its
    /// gap.</returns>
    public LazinessBorder? Border(int width, double fraction, double gap)
    {
        LazinessCell[] row = [.. Cells.Where(cell => cell.Width == width && cell.Fraction == fraction)];
        int above = Array.FindLastIndex(row, cell => cell.Gap > gap && cell.IsGapKnown);
        if (above < 0 || above == row.Length - 1 || !row[above + 1].IsBelow(gap))
            return null;
        (LazinessCell low, LazinessCell high) = (row[above], row[above + 1]);
        double share = Math.Log(low.Gap!.Value / gap) / Math.Log(low.Gap.Value / high.Gap!.Value);
        var border = new LazinessBorder(low.OutputScale, high.OutputScale, null);
        return border.IsNarrow && high.IsGapKnown
            ? border with { Scale = low.OutputScale * Math.Pow(high.OutputScale / low.OutputScale, share) } : border;
    }
}

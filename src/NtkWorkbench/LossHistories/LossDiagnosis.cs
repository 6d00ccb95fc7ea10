namespace NtkWorkbench;

/// <summary>A verdict on a loss history, with the numbers it rests on and what to change.</summary>
public sealed record LossDiagnosis
{
    /// <summary>What the history says.</summary>
    public required LossVerdict Verdict { get; init; }

    /// <summary>The verdict in words: "healthy with diminishing returns".</summary>
    public required string Title { get; init; }

    /// <summary>The change of the loss, interval by interval.</summary>
    public required IReadOnlyList<LossInterval> Intervals { get; init; }

    /// <summary>The numbers of the verdict, in sentences.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>What to change, in sentences.</summary>
    public required IReadOnlyList<string> Advice { get; init; }

    /// <summary>Reads a history.</summary>
    /// <param name="losses">At least two values, in the order of training; NaN and infinite ones mean divergence.</param>
    /// <param name="learningRate">η of the run, for the advice; null where it is not known.</param>
    /// <exception cref="ShapeException">Fewer than two values.</exception>
    public static LossDiagnosis Of(IReadOnlyList<double> losses, double? learningRate = null)
    {
        ArgumentNullException.ThrowIfNull(losses);
        if (losses.Count < 2)
            throw new ShapeException($"a loss history needs at least 2 values to be diagnosed, got {losses.Count}");
        bool finite = losses.All(double.IsFinite);
        LossStatistics? statistics = finite ? LossStatistics.Of(losses) : null;
        LossVerdict verdict = statistics is null || LossGrowth.IsDiverging(losses) ? LossVerdict.Diverging : LossRules.Decide(statistics);
        return new LossDiagnosis
        {
            Verdict = verdict,
            Title = LossSentences.Title(verdict, statistics),
            Intervals = statistics?.Intervals ?? LossStatistics.Cut([.. losses]),
            Evidence = LossSentences.Evidence(verdict, statistics, losses),
            Advice = LossSentences.Advice(verdict, learningRate),
        };
    }
}

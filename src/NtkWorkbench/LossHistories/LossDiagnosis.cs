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

    /// <summary>What the verdict rests on.</summary>
    public required IReadOnlyList<LossFinding> Evidence { get; init; }

    /// <summary>What to change.</summary>
    public required IReadOnlyList<LossFinding> Advice { get; init; }

    /// <summary>Reads a history beside nothing but the rate.</summary>
    /// <param name="losses">At least two values, in the order of training; NaN and infinite ones mean divergence.</param>
    /// <param name="learningRate">η of the run, for the advice; null where it is not known.</param>
    /// <exception cref="ShapeException">Fewer than two values.</exception>
    public static LossDiagnosis Of(IReadOnlyList<double> losses, double? learningRate = null) =>
        Of(new LossFacts { Losses = losses, LearningRate = learningRate });

    /// <summary>Reads a history with what else is known of its training.</summary>
    /// <param name="facts">The losses, and whatever else is known.</param>
    /// <exception cref="ShapeException">Fewer than two losses.</exception>
    /// <remarks>O(n) in the number of losses.</remarks>
    public static LossDiagnosis Of(LossFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        double[] losses = [.. facts.Losses];
        if (losses.Length < 2)
            throw new ShapeException($"a loss history needs at least 2 values to be diagnosed, got {losses.Length}");
        LossStatistics? statistics = losses.All(double.IsFinite) ? LossStatistics.Of(losses) : null;
        LossVerdict verdict = statistics is null ? LossVerdict.Diverging : LossRules.Decide(statistics, facts);
        return new LossDiagnosis
        {
            Verdict = verdict,
            Title = LossEvidence.Title(verdict, statistics),
            Intervals = statistics?.Intervals ?? LossStatistics.Cut(losses),
            Evidence = [.. LossEvidence.Of(verdict, statistics, facts)],
            Advice = [.. LossAdvice.Of(verdict, facts)],
        };
    }
}

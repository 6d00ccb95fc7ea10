namespace NtkWorkbench.Core.LearningRates.StepSizes;

/// <summary>Whether and when a path comes within ε of b, and why not where it does not.</summary>
public sealed record Arrival
{
    /// <summary>How the path ends.</summary>
    public required ArrivalOutcome Outcome { get; init; }

    /// <summary>The first step within ε; null where there is none.</summary>
    public int? Step { get; init; }

    /// <summary>The cycle it ends in, if it ends in one.</summary>
    public TwoPointCycle? Cycle { get; init; }

    /// <summary>Judges a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="accuracy">ε.</param>
    /// <param name="endlessLength">Σ s_t over all t for ever, infinite where the sum diverges.</param>
    public static Arrival Judge(NormDescentPath path, double accuracy, double endlessLength)
    {
        ArgumentNullException.ThrowIfNull(path);
        int? step = path.ArrivalStep(accuracy);
        TwoPointCycle? cycle = TwoPointCycle.Find(path);
        bool stays = step is int arrived && Array.TrueForAll(path.Distances[arrived..], distance => distance <= accuracy);
        ArrivalOutcome outcome = (step, stays) switch
        {
            (not null, true) => ArrivalOutcome.Arrives,
            (not null, false) => ArrivalOutcome.PassesThrough,
            _ when endlessLength < path.Distances[0] - accuracy => ArrivalOutcome.FallsShort,
            _ when cycle is not null => ArrivalOutcome.Cycles,
            _ => ArrivalOutcome.NotYet,
        };
        return new Arrival { Outcome = outcome, Step = step, Cycle = cycle };
    }
}

namespace NtkWorkbench;

/// <summary>Whether and when a path comes within ε of b, and why not where it does not.</summary>
public sealed record Arrival
{
    /// <summary>How the path ends.</summary>
    public required ArrivalOutcome Outcome { get; init; }

    /// <summary>The first step within ε; null where there is none.</summary>
    public int? Step { get; init; }

    /// <summary>The step from which on it is within ε to the last; null where it does not end there.</summary>
    public int? SettledStep { get; init; }

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
        int within = path.Distances.Reverse().TakeWhile(distance => distance <= accuracy).Count();
        // One distance at the end may be that of a path in passing.
        int? settled = within > 1 || within == path.Distances.Length || step == path.Steps ? path.Distances.Length - within : null;
        ArrivalOutcome outcome = (step, settled) switch
        {
            (not null, not null) => ArrivalOutcome.Arrives,
            (not null, null) => ArrivalOutcome.PassesThrough,
            _ when endlessLength < path.Distances[0] - accuracy => ArrivalOutcome.FallsShort,
            _ when cycle is not null => ArrivalOutcome.Cycles,
            _ => ArrivalOutcome.NotYet,
        };
        return new Arrival { Outcome = outcome, Step = step, SettledStep = settled, Cycle = cycle };
    }
}

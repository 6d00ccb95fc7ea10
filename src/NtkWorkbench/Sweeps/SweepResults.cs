namespace NtkWorkbench;

/// <summary>What a sweep found.</summary>
public sealed record SweepResults
{
    /// <summary>The largest stable η that the tangent kernel at initialization predicts.</summary>
    public required double PredictedLimit { get; init; }

    /// <summary>The fastest η it predicts for plain gradient descent on squares; null otherwise.</summary>
    public required double? PredictedOptimum { get; init; }

    /// <summary>How many times 2/η the sharpness may be: 1 for plain gradient descent, else the optimizer's factor.</summary>
    public required double StabilityFactor { get; init; }

    /// <summary>Fractions of the limit between which the loss first rises above its start: the last rate that never does, the first that
    /// does.</summary>
    public required IReadOnlyList<double?> FirstRiseBetween { get; init; }

    /// <summary>As <see cref="FirstRiseBetween"/>, of rises within the first tenth of the steps.</summary>
    public required IReadOnlyList<double?> EarlyRiseBetween { get; init; }

    /// <summary>Fractions of the limit between which the network breaks down: the largest rate at which it neither collapses nor diverges,
    /// and the next; null: none.</summary>
    public required IReadOnlyList<double?> BreakdownBetween { get; init; }

    /// <summary>Fractions of the limit between which training first diverges: the last rate below it, the first that does; null:
    /// none.</summary>
    public required IReadOnlyList<double?> DivergenceBetween { get; init; }

    /// <summary>The fraction of the limit with the lowest final loss.</summary>
    public required double BestFraction { get; init; }

    /// <summary>2/o: the sharpness of the mean squared error where only the output biases still move; null for another loss.</summary>
    public required double? ConstantSharpness { get; init; }

    /// <summary>The trainings, by rate.</summary>
    public required IReadOnlyList<SweepMember> Members { get; init; }

    internal static SweepResults Of(double limit, double? optimum, double stabilityFactor, double? constantSharpness,
        IReadOnlyList<SweepMember> members) => new()
    {
        PredictedLimit = limit,
        PredictedOptimum = optimum,
        StabilityFactor = stabilityFactor,
        FirstRiseBetween = Between(members, member => member.Regime != SweepRegime.Stable),
        EarlyRiseBetween = Between(members, member => member.RisesEarly),
        BreakdownBetween = Breakdown(members),
        DivergenceBetween = Between(members, member => member.Regime == SweepRegime.Divergent),
        BestFraction = members.MinBy(
            member => member.Regime == SweepRegime.Divergent ? double.PositiveInfinity : member.FinalLoss)!.Fraction,
        ConstantSharpness = constantSharpness,
        Members = members,
    };

    private static double?[] Breakdown(IReadOnlyList<SweepMember> members)
    {
        int after = members.Count - members.Reverse().TakeWhile(member => member.Regime is SweepRegime.Collapsed or SweepRegime.Divergent)
            .Count();
        return [after == 0 ? null : members[after - 1].Fraction, after == members.Count ? null : members[after].Fraction];
    }

    // The first member that does, and the one before it.
    private static double?[] Between(IReadOnlyList<SweepMember> members, Func<SweepMember, bool> does)
    {
        int first = members.TakeWhile(member => !does(member)).Count();
        return [first == 0 ? null : members[first - 1].Fraction, first == members.Count ? null : members[first].Fraction];
    }
}

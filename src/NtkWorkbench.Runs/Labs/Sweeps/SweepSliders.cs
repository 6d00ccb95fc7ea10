namespace NtkWorkbench.Runs;

/// <summary>What the page needs to go through the rates of a sweep, which were trained.</summary>
internal sealed record SweepSliders
{
    public string Kind { get; } = "learning_rate_sweep";

    /// <summary>The largest stable η that the tangent kernel at initialization predicts.</summary>
    public required double PredictedLimit { get; init; }

    /// <summary>The fastest over the limit; null where none is predicted.</summary>
    public required double? OptimumFraction { get; init; }

    /// <summary>Fractions of the limit between which the loss first rises early in training.</summary>
    public required IReadOnlyList<double?> RiseBetween { get; init; }

    /// <summary>Fractions of the limit between which training first diverges.</summary>
    public required IReadOnlyList<double?> DivergenceBetween { get; init; }

    /// <summary>The fraction of the limit with the lowest final loss.</summary>
    public required double BestFraction { get; init; }

    /// <summary>What the rates can bear, as it is written.</summary>
    public required string Bearable { get; init; }

    public required IReadOnlyList<SweepSlider> Members { get; init; }

    public static SweepSliders Of(SweepResults results) => new()
    {
        PredictedLimit = results.PredictedLimit,
        OptimumFraction = results.PredictedOptimum / results.PredictedLimit,
        RiseBetween = results.EarlyRiseBetween,
        DivergenceBetween = results.DivergenceBetween,
        BestFraction = results.BestFraction,
        Bearable = SweepFindings.Bearable(results),
        Members = [.. results.Members.Select(SweepSlider.Of)],
    };
}

/// <summary>One rate of a sweep.</summary>
internal sealed record SweepSlider
{
    private const int MostPoints = 300;

    /// <summary>η over the predicted limit.</summary>
    public required double Fraction { get; init; }

    public required double LearningRate { get; init; }

    public required SweepRegime Regime { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public required string Said { get; init; }

    public required double FirstLoss { get; init; }

    public required double LargestLoss { get; init; }

    public required double FinalLoss { get; init; }

    /// <summary>Steps at which the loss is told, as many in each decade.</summary>
    public required NumberArray<double> Steps { get; init; }

    public required NumberArray<double> Losses { get; init; }

    /// <summary>Steps at which sharpness was measured; none where training diverged.</summary>
    public required NumberArray<double> SharpnessSteps { get; init; }

    /// <summary>The loss Hessian's sharpness over what the rate can bear.</summary>
    public required NumberArray<double> Sharpness { get; init; }

    public static SweepSlider Of(SweepMember member)
    {
        int[] shown = [.. Thinned.ByDecades(member.Losses.Length, MostPoints).Distinct()];
        return new()
        {
            Fraction = member.Fraction,
            LearningRate = member.LearningRate,
            Regime = member.Regime,
            Said = Say(member),
            FirstLoss = member.FirstLoss,
            LargestLoss = member.LargestLoss,
            FinalLoss = member.FinalLoss,
            Steps = PageJson.Array([.. shown.Select(step => (double)step)]),
            Losses = PageJson.Array([.. shown.Select(step => member.Losses[step])]),
            SharpnessSteps = PageJson.Array([.. member.Sharpness.Select(point => (double)point.Step)]),
            Sharpness = PageJson.Array([.. member.Sharpness.Select(point => point.Loss / point.Limit)]),
        };
    }

    private static string Say(SweepMember member)
    {
        string rise = member.FirstRise is int step
            ? $" It first rises above its start at step {Count(step)}, to at most {Number(member.LargestLoss / member.FirstLoss)} times it."
            : "";
        string sharpness = member.FinalLossSharpness is double last
            ? $" Sharpness ends at {Number(last)}, and the rate can bear {Number(member.SharpnessLimit)}." : "";
        return $"η = {Number(member.LearningRate)} is {Number(member.Fraction)} times the predicted limit. {Regimes(member.Regime)}: from "
            + $"{Number(member.FirstLoss)} to {Number(member.FinalLoss)} after {Count(member.Steps, "step")}.{rise}{sharpness}";
    }

    private static string Regimes(SweepRegime regime) => regime switch
    {
        SweepRegime.Stable => "The loss never rises above its start",
        SweepRegime.Catapult => "The loss rises and stays finite",
        SweepRegime.Collapsed => "The network becomes a constant, the loss goes",
        SweepRegime.Divergent => "The loss diverges",
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "not a regime"),
    };
}

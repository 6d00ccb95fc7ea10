using static NtkWorkbench.LossWords;

namespace NtkWorkbench;

/// <summary>What to change after a verdict, in findings; no rate is advised that is known to be unstable.</summary>
internal static class LossAdvice
{
    // A rate this much larger is a change that shows.
    private const double Raise = 3, StrongRaise = 10;

    // A rate that fell to this part of itself moves parameters no more.
    private const double Fallen = 0.01;

    public static IEnumerable<LossFinding> Of(LossVerdict verdict, LossFacts facts) => verdict switch
    {
        LossVerdict.Healthy =>
        [
            Say(verdict, "Keep the learning rate."),
            Say(verdict, "When an interval no longer pays for its steps, lower the rate by a schedule, or stop."),
        ],
        LossVerdict.Diverging => [Decay(facts) ?? Lower(facts, 10, 100)],
        LossVerdict.Oscillating or LossVerdict.SmallSwings =>
        [
            Lower(facts, 2, 4),
            Say(verdict, facts.HasMomentum == true ? "A smaller momentum coefficient or a decaying schedule calms it too."
                : facts.HasBatches == true ? "Larger batches or a decaying schedule calm it too." : "A decaying schedule calms it too."),
        ],
        LossVerdict.NoProgress or LossVerdict.Rising =>
        [
            Lower(facts, 3, 10),
            Say(verdict, verdict == LossVerdict.Rising ? "The parameters at the minimum were the better ones: stop there, or decay the "
                + "rate from there on." : "If it still ends no lower, look at the initialization and at the scale of the data."),
        ],
        LossVerdict.TooSlow => [Late(facts) ?? Higher(facts)],
        LossVerdict.Plateau =>
            [Say(verdict, "If the loss is at its floor, stop; more steps change nothing."), Late(facts) ?? Unless(facts)],
        LossVerdict.NoiseFloor =>
        [
            Say(verdict, facts.HasBatches switch
            {
                true => "Lower the learning rate by a schedule (step, cosine) or enlarge the batch: the level falls with the noise.",
                false => "Lower the learning rate by a schedule (step, cosine): the level falls with the noise.",
                null => "Lower the learning rate by a schedule (step, cosine); if the samples came in batches, larger ones do it too.",
            }),
            Say(verdict, "If the level is that of the noise in the data, stop."),
        ],
        LossVerdict.Overfitting =>
        [
            Say(verdict, (facts.IsStoppedByValidation ? "Take the parameters that did best on the validation samples, "
                : "Stop where the test loss is lowest, or take ") + "more samples, a ridge or a smaller network."),
        ],
        LossVerdict.Collapsed =>
        [
            Say(verdict, "Start again: more steps bring no unit back."),
            .. facts.LearningRate < facts.StableBelow ? Array.Empty<LossFinding>() : [Lower(facts, 3, 10)],
            Say(verdict, "Another seed, a wider layer or an activation with a slope on both sides helps where the rate was not the cause."),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
    };

    private static LossFinding Say(LossVerdict verdict, string sentence) =>
        LossFinding.Of("advice", $"the verdict is {verdict}", sentence);

    // At or above a known limit only what is below it is worth a try.
    private static LossFinding Lower(LossFacts facts, double once, double twice)
    {
        const string Name = "advice.lower_rate";
        if (facts.StableBelow is double limit && !(facts.LearningRate < limit))
        {
            string excess = facts.LearningRate is double high ? $", and {Number(high)} is {Number(high / limit)} times that" : "";
            (string, double)[] numbers = [("limit", limit), ("half", limit / 2), ("tenth", limit / 10)];
            return LossFinding.Of(Name, "the rate is not below the limit that is known",
                $"Reduce the learning rate: training is stable below {Number(limit)} as far as its linear model tells{excess}; try "
                    + $"{Number(limit / 2)} or {Number(limit / 10)}.",
                facts.LearningRate is double rate ? [.. numbers, ("rate", rate), ("excess", rate / limit)] : numbers);
        }
        if (facts.LearningRate is not double used)
            return LossFinding.Of(Name, "the rate is not known", once < 10
                ? "Reduce the learning rate, to a half or less." : "Reduce the learning rate: try a tenth or a hundredth of it, such as "
                    + "0.01 or 0.001.");
        string below = facts.StableBelow is double known ? $" Its linear model is stable below {Number(known)}, all samples at once." : "";
        (string, double)[] tried = [("first_try", used / once), ("second_try", used / twice)];
        return LossFinding.Of(Name, "the rate is below the limit, or none is known",
            $"Reduce the learning rate: try {Number(used / once)} or {Number(used / twice)}.{below}",
            facts.StableBelow is double bearable ? [.. tried, ("limit", bearable)] : tried);
    }

    // 1 − ηw below −1: the parameters grow without any gradient.
    private static LossFinding? Decay(LossFacts facts) => facts is { LearningRate: double rate, WeightDecay: double decay }
        && rate * decay > 2 ? LossFinding.Of("advice.decay", "the rate times the weight decay is above 2",
            $"Reduce the weight decay or the learning rate: at {Number(rate)} a decay of {Number(decay)} alone multiplies the parameters "
                + $"by {Number(1 - (rate * decay))} a step, so that they grow at every rate above {Number(2 / decay)}.",
            ("rate", rate), ("decay", decay), ("factor", 1 - (rate * decay)), ("limit", 2 / decay)) : null;

    private static LossFinding? Late(LossFacts facts) => facts is { LearningRate: double first, LastLearningRate: double last }
        && last < Fallen * first ? LossFinding.Of("advice.fallen_rate", "the rate ended below a hundredth of what it began with",
            $"The rate may hold training back: it fell from {Number(first)} to {Number(last)}; let it fall later, or less.",
            ("first", first), ("last", last)) : null;

    private static LossFinding Higher(LossFacts facts)
    {
        const string Name = "advice.raise_rate";
        if (facts.LearningRate is not double rate)
            return LossFinding.Of(Name, "the rate is not known", "Raise the learning rate step by step, as long as the loss falls.");
        if (facts.StableBelow is not double limit)
            return LossFinding.Of(Name, "no limit is known",
                $"Raise the learning rate step by step, to {Number(Raise * rate)} first, as long as the loss "
                    + $"falls.", ("try", Raise * rate));
        if (Raise * rate >= limit)
            return LossFinding.Of("advice.at_limit", "3 × the rate is not below the limit that is known",
                $"A higher rate is no way out: training is stable below {Number(limit)} as far as its linear model tells, and the rate is "
                    + $"{Number(rate)}; "
                    + (facts.HasMomentum == true ? "take more steps." : "use momentum, or take more steps."),
                ("limit", limit), ("rate", rate));
        double most = StrongRaise * rate < limit ? StrongRaise : Raise;
        return LossFinding.Of(Name, "3 × the rate is below the limit that is known",
            $"Raise the learning rate: try {Number(most * rate)}; training is stable below {Number(limit)} as far as its linear model "
                + $"tells.",
            ("try", most * rate), ("limit", limit));
    }

    private static LossFinding Unless(LossFacts facts) => facts is { LearningRate: double rate, StableBelow: double limit }
        && Raise * rate < limit
        ? LossFinding.Of("advice.plateau_rate", "the verdict is plateau and 3 × the rate is below the limit that is known",
            $"If not, the rate may be raised: {Number(rate)} is {Number(rate / limit)} of the {Number(limit)} below which training is "
                + $"stable as far as its linear model tells.", ("rate", rate), ("share", rate / limit), ("limit", limit))
        : LossFinding.Of("advice.plateau", "the verdict is plateau and no room for a higher rate is known",
            "If not, look at the gradient norms and at the smallest singular values: what is left to learn may lie in modes that hardly "
                + "move.");
}

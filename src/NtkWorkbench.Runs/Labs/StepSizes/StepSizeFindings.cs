namespace NtkWorkbench.Runs;

/// <summary>What paths to the minimum of ‖x − b‖ show: which arrive, when, and why the others do not.</summary>
internal static class StepSizeFindings
{
    // Euler's constant γ = lim Σ_{i ≤ n} 1/i − ln n.
    private const double Gamma = 0.57721566490153286;

    // The sum of the harmonic steps is added up to at most so many: a hundredth of a second.
    private const long MostHarmonicSteps = 10_000_000;

    /// <summary>Steps a/(i + 1) that theory and addition need for a way: e^{way/a − γ}, and the first n with Σ_{i &lt; n} a/(i + 1) ≥ way;
    /// null beyond <see cref="MostHarmonicSteps"/>.</summary>
    public static (double Predicted, long? Counted) HarmonicSteps(double way, double first)
    {
        double predicted = Math.Exp((way / first) - Gamma), sum = 0;
        if (predicted > MostHarmonicSteps / 2.0)
            return (predicted, null);
        long steps = 0;
        while (sum < way)
            sum += first / ++steps;
        return (predicted, steps);
    }

    /// <summary>Why distances matter here: the gradient has length 1.</summary>
    public static IEnumerable<Finding> Problem(double distance, double accuracy)
    {
        yield return Finding.Of("step_size.convexity", "always",
            "‖x − b‖ is convex, and b its only minimum. Its gradient (x − b)/‖x − b‖ has length 1 everywhere but at b, where it has none: "
                + "every vector of length at most 1 is a subgradient there. So a step is as long as its step size, however near b is.");
        if (distance > accuracy)
            yield return Finding.Of("step_size.way", "the start is not within ε",
                $"From the start b is {Number(distance)} away: steps that are shorter all together never arrive, and steps that do not "
                    + $"shrink arrive by chance alone.",
                ("distance", distance));
    }

    public static Finding Headline(StepSizeResult result, double accuracy)
    {
        Finding Say(string condition, string said, params ReadOnlySpan<(string, double)> numbers) =>
            Finding.Of($"step_size.outcome.{Key(result)}", condition, $"{result.Name}: {said}.", numbers);
        return result.Arrival switch
        {
            { Outcome: ArrivalOutcome.Arrives, Step: 0, SettledStep: 0 } => Say("within ε at every step",
                $"within {Number(accuracy)} of b from the start", ("accuracy", accuracy)),
            { Outcome: ArrivalOutcome.Arrives, Step: int step, SettledStep: int settled } when settled > step =>
                Say("within ε at a step, out again, and within at the end",
                    $"within {Number(accuracy)} of b at step {Count(step)}, for good from step {Count(settled)} on",
                    ("accuracy", accuracy), ("step", step), ("settled", settled)),
            { Outcome: ArrivalOutcome.Arrives, Step: int step } => Say("within ε at a step and ever after",
                $"within {Number(accuracy)} of b from step {Count(step)} on", ("accuracy", accuracy), ("step", step)),
            { Outcome: ArrivalOutcome.PassesThrough, Step: int step } => Say("within ε at a step, and not at the end",
                $"within {Number(accuracy)} of b at step {Count(step)}, and out again", ("accuracy", accuracy), ("step", step)),
            { Outcome: ArrivalOutcome.Cycles } => Say("never within ε, x_{t+2} = x_t at the end",
                $"never within {Number(accuracy)} of b, for it jumps between two points", ("accuracy", accuracy)),
            { Outcome: ArrivalOutcome.FallsShort } => Say("Σ s_t over all t is below the way",
                $"never within {Number(accuracy)} of b, for all its steps together are {Number(result.EndlessLength)} long",
                ("accuracy", accuracy), ("endless_length", result.EndlessLength)),
            _ => Say("never within ε in the steps taken", $"not within {Number(accuracy)} of b in {Count(result.Path.Steps, "step")}",
                ("accuracy", accuracy), ("steps", result.Path.Steps)),
        };
    }

    /// <summary>Why the path ends as it does.</summary>
    public static Finding Reason(StepSizeResult result, double accuracy)
    {
        Finding Say(string condition, string said, params ReadOnlySpan<(string, double)> numbers) =>
            Finding.Of($"step_size.reason.{Key(result)}", condition, said, numbers);
        double way = result.FirstDistance - accuracy;
        switch (result.Arrival)
        {
            case { Outcome: ArrivalOutcome.Arrives, Step: 0 } when result.FirstDistance == 0:
                return Say("the start is b", "It starts on b, where there is no gradient, and stays.");
            case { Outcome: ArrivalOutcome.Arrives, Step: 0, SettledStep: 0 }:
                return Say("within ε at every step",
                    $"It starts {Number(result.FirstDistance)} from b and ends {Number(result.FinalDistance)} from it, never further than "
                        + $"{Number(accuracy)}.",
                    ("first", result.FirstDistance), ("last", result.FinalDistance), ("accuracy", accuracy));
            case { Outcome: ArrivalOutcome.Arrives, Step: 0, SettledStep: int settled }:
                return Say("within ε at the start, out, and within at the end",
                    $"It starts {Number(result.FirstDistance)} from b; steps longer than that carry it out, and from step "
                        + $"{Count(settled)} on it is "
                        + $"within {Number(accuracy)} for good.",
                    ("first", result.FirstDistance), ("settled", settled), ("accuracy", accuracy));
            case { Outcome: ArrivalOutcome.Arrives, Step: int step, SettledStep: int settled }:
                double length = result.Path.StepSizes.Take(step).Sum();
                string arrives = $"It has walked {Number(length)} when it comes within {Number(accuracy)}, and had to walk {Number(way)}.";
                return settled > step
                    ? Say("within ε at a step, out again, and within at the end",
                        $"{arrives} The next steps carry it out again; from step {Count(settled)} on it stays.",
                        ("length", length), ("accuracy", accuracy), ("way", way), ("settled", settled))
                    : Say("within ε at a step and ever after", arrives, ("length", length), ("accuracy", accuracy), ("way", way));
            case { Outcome: ArrivalOutcome.PassesThrough, Step: int step }:
                double longest = result.Path.StepSizes[step..].Max();
                return Say("within ε at a step, and not at the end",
                    $"It is within {Number(accuracy)} of b at step {Count(step)}; steps of up to {Number(longest)} carry it out again, "
                        + $"and it ends {Number(result.FinalDistance)} away.",
                    ("accuracy", accuracy), ("step", step), ("longest", longest), ("last", result.FinalDistance));
            case { Outcome: ArrivalOutcome.Cycles, Cycle: TwoPointCycle cycle }:
                return Say("never within ε, x_{t+2} = x_t at the end",
                    $"From step {Count(cycle.FirstStep)} on it jumps between two points, {Number(cycle.Distances.First)} and "
                        + $"{Number(cycle.Distances.Second)} from b, which together are its step, {Number(result.Path.StepSizes[^1])}: "
                        + $"it does not shrink.",
                    ("first_step", cycle.FirstStep), ("near", cycle.Distances.First), ("far", cycle.Distances.Second),
                    ("step_size", result.Path.StepSizes[^1]));
            case { Outcome: ArrivalOutcome.FallsShort }:
                return Say("Σ s_t over all t is below the way",
                    $"All its steps together, for ever, are {Number(result.EndlessLength)} long, and b is {Number(result.FirstDistance)} "
                        + $"away: it stops {Number(result.FirstDistance - result.EndlessLength)} short.",
                    ("endless_length", result.EndlessLength), ("distance", result.FirstDistance),
                    ("short", result.FirstDistance - result.EndlessLength));
            default:
                return NotYet(result, Say);
        }
    }

    /// <summary>How many steps a/(i + 1) the way takes, predicted and counted.</summary>
    public static IEnumerable<Finding> Harmonic(StepSizeResult result, double first, double accuracy)
    {
        double way = result.FirstDistance - accuracy;
        (double predicted, long? counted) = HarmonicSteps(way, first);
        if (way <= 0 || !double.IsFinite(predicted))
            yield break;
        string sum = Number(first) == "1" ? "ln n + γ" : $"{Number(first)}(ln n + γ)";
        string order = Number(first) == "1" ? "e^‖b‖" : $"e^(‖b‖/{Number(first)})";
        string power = Number(first) == "1" ? $"e^({Number(way)} − γ)" : $"e^({Number(way)}/{Number(first)} − γ)";
        string said = $"The first n steps {Number(first)}/(i + 1) add up to about {sum}, γ = {Number(Gamma)}, so that {Number(way)} "
            + $"takes about {power} = {Number(predicted)} of them; ";
        List<(string, double)> numbers = [("first_step", first), ("gamma", Gamma), ("way", way), ("predicted", predicted)];
        if (counted is long steps)
        {
            numbers.Add(("counted", steps));
            said += $"counted: {Count(steps)}. The count is of order {order}.";
        }
        else
            said += $"too many to be counted here. The count is of order {order}.";
        yield return Finding.Of($"step_size.harmonic.{Key(result)}", "the steps are a/(i + 1), and the start is not within "
            + "ε", said, [.. numbers]);
    }

    private delegate Finding Saying(string condition, string said, params ReadOnlySpan<(string, double)> numbers);

    private static Finding NotYet(StepSizeResult result, Saying say)
    {
        int steps = result.Path.Steps;
        (string, double) last = ("last", result.FinalDistance), count = ("steps", steps);
        string after = $"After {Count(steps, "step")} it is {Number(result.FinalDistance)} from b";
        if (!double.IsFinite(result.FinalDistance))
            return say("the last distance is not finite", $"Its steps grow without bound: after {Count(steps, "step")} its distance is "
                + $"no finite number any more.",
                count);
        bool passed = result.Path.Distances.Zip(result.Path.StepSizes).Any(step => step.Second > step.First && step.First > 0);
        if (passed && result.Path.StepSizes[^1] > result.Path.StepSizes[0])
            return say("it has passed b, and its steps grow",
                $"{after}: it jumps over b, and its steps have grown from {Number(result.Path.StepSizes[0])} to "
                    + $"{Number(result.Path.StepSizes[^1])}.",
                count, last, ("first_step", result.Path.StepSizes[0]), ("last_step", result.Path.StepSizes[^1]));
        if (passed)
            return say("it has passed b",
                $"{after}: it jumps over b, and its last step is {Number(result.Path.StepSizes[^1])} long.",
                count, last, ("last_step", result.Path.StepSizes[^1]));
        return say("it has not passed b, and Σ s_t over all t is not below the way",
            $"{after}, having walked {Number(result.LengthWalked)}; its steps, for ever, are long enough together.",
            count, last, ("length", result.LengthWalked));
    }

    // A path is named in the job: what is no letter or digit becomes _.
    private static string Key(StepSizeResult result)
    {
        string key = string.Concat(result.Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return key.Length == 0 ? "_" : key;
    }
}

namespace NtkWorkbench.Runs;

/// <summary>What a sweep shows: where the loss rises, where training breaks down and diverges, and what sharpness did.</summary>
internal static class SweepFindings
{
    /// <summary>Sharpness is measured now and then; one that came this near to what the rate bears may have been there in
    /// between.</summary>
    private const double NearTheEdge = 0.97;

    /// <summary>What is said first. rates: the trainings that were asked for; of a sweep that was stopped some are missing, and no
    /// boundary is known. isClipped: gradients were, of which no limit knows.</summary>
    public static IEnumerable<Finding> Headline(SweepResults results, int rates, bool isClipped)
    {
        yield return Finding.Of("sweep.limit", "always",
            $"The tangent kernel at initialization predicts stability{Unclipped(isClipped)} below η = "
                + $"{Number(results.PredictedLimit)}.",
            ("limit", results.PredictedLimit));
        int ended = results.Members.Count;
        if (ended == rates)
        {
            yield return Rise(results);
            foreach (Finding finding in End(results))
                yield return finding;
        }
        else
        {
            yield return Finding.Of("sweep.stopped", "cancelled before all trainings had ended",
                $"The sweep was stopped when {Count(ended)} of its {Count(rates, "training")} had ended; what was cancelled is left out.",
                ("ended", ended), ("trainings", rates));
        }
    }

    public static IEnumerable<Finding> Regimes(SweepResults results, bool isClipped) =>
        [.. Best(results), .. Catapults(results, isClipped), .. LateRises(results, isClipped), .. Collapses(results, isClipped),
            .. Sharpening(results, isClipped), .. Accuracy(results)];

    private static string Unclipped(bool isClipped) => isClipped ? " of steps that are not clipped" : "";

    /// <summary>2/η, or what the optimizer makes of it.</summary>
    public static string Bearable(SweepResults results) =>
        results.StabilityFactor == 1 ? "2/η" : $"{Number(results.StabilityFactor)} · 2/η";

    public static string Name(SweepRegime regime) => regime switch
    {
        SweepRegime.Stable => "never above its start",
        SweepRegime.Catapult => "rises, stays finite",
        SweepRegime.Collapsed => "becomes a constant",
        SweepRegime.Divergent => "diverges",
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "not a regime"),
    };

    private static Finding Rise(SweepResults results)
    {
        const string Rises = "The loss rises above its start", Name = "sweep.rise";
        double? first = results.FirstRiseBetween[1];
        return (results.EarlyRiseBetween, first) switch
        {
            ([double low, double high], double late) when late < high => Finding.Of(Name, "a rise in the first tenth of the steps, and a "
                + "late one below",
                $"{Rises} between {Number(low)} and {Number(high)} times the predicted limit (late in training already at {Number(late)} "
                    + $"times).",
                ("below", low), ("above", high), ("late", late)),
            ([double low, double high], _) => Finding.Of(Name, "a rise in the first tenth of the steps, at no smaller rate",
                $"{Rises} between {Number(low)} and {Number(high)} times the predicted limit.", ("below", low), ("above", high)),
            ([null, double high], _) => Finding.Of(Name, "a rise in the first tenth of the steps at the smallest rate",
                $"{Rises} already at the smallest rate, {Number(high)} times the predicted limit.", ("above", high)),
            (_, double rate) => Finding.Of(Name, "no rise in the first tenth of the steps, and one later",
                $"{Rises} late in training only, at {Number(rate)} times the predicted limit first.", ("late", rate)),
            _ => Finding.Of(Name, "no rise at any rate", "The loss never rises above its start."),
        };
    }

    private static IEnumerable<Finding> End(SweepResults results)
    {
        double? lost = results.BreakdownBetween[1], diverged = results.DivergenceBetween[1];
        // Units may die at one rate and live at a larger one.
        SweepMember[] alone =
            [.. results.Members.Where(member => member.Regime == SweepRegime.Collapsed && !(member.Fraction >= lost))];
        bool collapsesFirst = lost is not null && !(diverged <= lost);
        if (collapsesFirst)
            yield return Place("sweep.breakdown", "all larger rates collapse or diverge, and this one collapses",
                "The network breaks down {0}: it becomes a constant.", results.BreakdownBetween);
        if (alone.Length > 0)
            yield return Finding.Of("sweep.collapse_alone", "a rate collapses, and a larger one learns",
                $"The network becomes a constant at {Fractions(alone)} times, though larger rates still learn.", Numbers(alone));
        yield return diverged is null
            ? Finding.Of("sweep.divergence", "no training diverges",
                $"Training does not diverge up to {Number(results.Members[^1].Fraction)} times.", ("largest", results.Members[^1].Fraction))
            : Place("sweep.divergence", "a training diverges", "Training diverges {0}.", results.DivergenceBetween);
    }

    private static Finding Place(string name, string condition, string said, IReadOnlyList<double?> between)
    {
        double high = between[1]!.Value;
        string Say(string place) => string.Format(System.Globalization.CultureInfo.InvariantCulture, said, place);
        return between[0] is double low
            ? Finding.Of(name, condition, Say($"between {Number(low)} and {Number(high)} times"), ("below", low), ("above", high))
            : Finding.Of(name, condition, Say($"already at the smallest rate, {Number(high)} times"), ("above", high));
    }

    private static IEnumerable<Finding> Best(SweepResults results)
    {
        SweepMember best = results.Members.First(member => member.Fraction == results.BestFraction);
        if (best.Regime != SweepRegime.Divergent && double.IsFinite(best.FinalLoss))
            yield return Finding.Of("sweep.best", "not all trainings diverge",
                $"The lowest final loss, {Number(best.FinalLoss)}, is that of {Number(best.Fraction)} times the limit "
                    + $"({Name(best.Regime)}).",
                ("loss", best.FinalLoss), ("fraction", best.Fraction));
        if (results.PredictedOptimum is double optimum && double.IsFinite(optimum))
        {
            double fraction = optimum / results.PredictedLimit;
            yield return Finding.Of("sweep.optimum", "plain gradient descent on squares",
                $"The linear model's fastest rate is {Number(optimum)}, {Number(fraction)} times the limit.",
                ("optimum", optimum), ("fraction", fraction));
        }
    }

    private static IEnumerable<Finding> Catapults(SweepResults results, bool isClipped)
    {
        SweepMember[] settled =
            [.. results.Members.Where(member => member is { Regime: SweepRegime.Catapult, FinalKernelSharpness: not null,
                Sharpness.Count: > 0 })];
        if (settled.Length == 0)
            yield break;
        int flatter = settled.Count(member => member.FinalKernelSharpness < member.Sharpness[0].Kernel);
        int bearable = settled.Count(member => member.FinalKernelSharpness < member.SharpnessLimit);
        string bear = isClipped ? " without clipping" : "";
        const string Condition = "the loss rises and stays finite, and sharpness was measured";
        if (settled is [SweepMember one])
        {
            yield return Finding.Of("sweep.catapult", Condition,
                $"At {Number(one.Fraction)} times the limit alone the loss rose and stayed finite; its kernel ended with sharpness "
                    + $"{Number(one.FinalKernelSharpness)}, {(flatter == 1 ? "flatter" : "not flatter")} than "
                    + $"{Number(one.Sharpness[0].Kernel)} before "
                    + $"training, which its rate {(bearable == 1 ? "can" : "cannot")} bear{bear} ({Number(one.SharpnessLimit)}).",
                ("fraction", one.Fraction), ("last", one.FinalKernelSharpness!.Value), ("first", one.Sharpness[0].Kernel),
                ("bearable", one.SharpnessLimit));
            yield break;
        }
        yield return Finding.Of("sweep.catapult", Condition,
            $"At {Count(settled.Length, "rate")} the loss rose and stayed finite; the kernel ended flatter than before training at "
                + $"{Count(flatter)} of them, and below what its rate can bear{bear} ({Bearable(results)}) at {Count(bearable)}.",
            [("rates", settled.Length), ("flatter", flatter), ("bearable", bearable), .. Factor(results)]);
    }

    /// <summary>Rises below the limit, which the linear model does not know: with the sharpness that was measured before them.</summary>
    internal static IEnumerable<Finding> LateRises(SweepResults results, bool isClipped)
    {
        SweepMember[] late = [.. results.Members.Where(member => member is { Fraction: < 1, FirstRise: not null, RisesEarly: false })];
        SweepMember[] edge = [.. late.Where(member => SharpnessReached(member) >= NearTheEdge)], other = [.. late.Except(edge)];
        string Said(SweepMember[] members) => $"At {Fractions(members)} times the limit the loss rose late, first at step "
            + $"{Count(FirstStep(members))}";
        if (edge.Length > 0)
            yield return Finding.Of("sweep.edge", "a late rise below the limit, sharpness before it at least 0.97 of what the rate bears",
                $"{Said(edge)}: sharpness had grown until it met {Bearable(results)}, the edge of stability{Unclipped(isClipped)}.",
                [.. Numbers(edge), ("step", FirstStep(edge)), .. Factor(results)]);
        if (other.Length == 0)
            yield break;
        yield return other.Max(SharpnessReached) is double reached
            ? Finding.Of("sweep.late_rise", "a late rise below the limit, sharpness before it lower",
                $"{Said(other)}; sharpness was measured up to {Number(reached)} of {Bearable(results)} until then, which does not "
                    + $"explain it.",
                [.. Numbers(other), ("step", FirstStep(other)), ("reached", reached), .. Factor(results)])
            : Finding.Of("sweep.late_rise", "a late rise below the limit, sharpness not measured before it",
                $"{Said(other)}; sharpness, which may have grown, was not measured.", [.. Numbers(other), ("step", FirstStep(other))]);
    }

    private static IEnumerable<Finding> Collapses(SweepResults results, bool isClipped)
    {
        SweepMember[] constant = [.. results.Members.Where(member => member.Regime == SweepRegime.Collapsed)];
        if (constant.Length == 0)
            yield break;
        yield return Finding.Of("sweep.constant", "a training collapses",
            $"At {Fractions(constant)} times the limit the network became a constant: all units of a layer died or saturated on the way, "
                + $"and all inputs are answered alike.", Numbers(constant));
        // Where units are saturated, not dead, the weights behind them move as well.
        if (results.ConstantSharpness is double sharpness
            && constant.All(member => Math.Abs(member.FinalKernelSharpness - sharpness ?? 1) < 1e-6 * sharpness))
        {
            double limit = results.StabilityFactor * 2 / sharpness, fraction = limit / results.PredictedLimit;
            yield return Finding.Of("sweep.constant_limit", "each ends with the sharpness of the output's biases",
                $"Only the output's biases still move then, with sharpness {Number(sharpness)}; that diverges"
                    + $"{(isClipped ? " without clipping" : "")} for η above {Number(limit)}, "
                    + $"{Number(fraction)} times the limit.",
                ("sharpness", sharpness), ("limit", limit), ("fraction", fraction));
        }
    }

    private static IEnumerable<Finding> Accuracy(SweepResults results)
    {
        if (results.Members.Max(member => member.SharpnessError) is double error)
            yield return Finding.Of("sweep.sharpness_error", "sharpness was measured",
                $"Sharpness is the largest eigenvalue by Lanczos iteration: within {Number(error)} of each value lies an eigenvalue, "
                    + "for most far nearer.", ("error", error));
    }

    private static IEnumerable<Finding> Sharpening(SweepResults results, bool isClipped)
    {
        SweepMember[] sharper =
            [.. results.Members.Where(
                member => member is { Regime: SweepRegime.Stable, Fraction: < 1, Sharpness.Count: > 0 }
                    && member.FinalLossSharpness > member.Sharpness[0].Loss)];
        if (sharper.Length == 0)
            yield break;
        double Reached(SweepMember member) => member.FinalLossSharpness!.Value / member.SharpnessLimit;
        SweepMember nearest = sharper.MinBy(member => Math.Abs(Math.Log(Reached(member))))!;
        double reached = Reached(nearest);
        bool isEdge = reached is >= NearTheEdge and <= 1 / NearTheEdge;
        yield return Finding.Of("sweep.sharpening", isEdge ? "sharpness rose below the limit, and ends within 3 % of what the rate bears"
            : "sharpness rose below the limit, and ends further from what the rate bears",
            $"Below the limit sharpness rose in {Count(sharper.Length, "training")} whose loss was never above its start; at "
                + $"{Number(nearest.Fraction)} times the limit sharpness ended at "
                + $"{Number(reached)} of {Bearable(results)}{(isEdge ? $", the edge of stability{Unclipped(isClipped)}" : "")}.",
            [("trainings", sharper.Length), ("fraction", nearest.Fraction), ("reached", reached), .. Factor(results)]);
    }

    // The largest that was measured until the first rise, over what the rate could bear there.
    private static double? SharpnessReached(SweepMember member) =>
        member.Sharpness.Where(point => point.Step <= member.FirstRise).Max(point => (double?)(point.Loss / point.Limit));

    private static int FirstStep(SweepMember[] members) => members.Min(member => member.FirstRise!.Value);

    private static (string, double)[] Factor(SweepResults results) =>
        results.StabilityFactor == 1 ? [] : [("stability_factor", results.StabilityFactor)];

    private static (string, double)[] Numbers(SweepMember[] members) =>
        [.. members.Select((member, i) => ($"fraction_{i + 1}", member.Fraction))];

    private static string Fractions(SweepMember[] members)
    {
        string[] words = [.. members.Select(member => Number(member.Fraction))];
        return words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }
}

namespace NtkWorkbench.Runs;

/// <summary>A sweep in sentences and a table.</summary>
internal static class SweepReport
{
    /// <summary>Sharpness is measured now and then; one that came this near to what the rate bears may have been there in
    /// between.</summary>
    private const double NearTheEdge = 0.97;

    // Of a sweep that was stopped rates are missing: no boundary is known.
    public static string Finding(SweepResults results, int rates) =>
        $"The tangent kernel at initialization predicts stability below η = {Number(results.PredictedLimit)}; "
            + (results.Members.Count == rates ? $"{Rise(results)}, and {End(results)}."
            : $"the sweep was stopped when {Count(results.Members.Count)} of its {Count(rates, "training")} had ended.");

    private static string Rise(SweepResults results)
    {
        const string Rises = "the loss rises above its start";
        double? first = results.FirstRiseBetween[1], early = results.EarlyRiseBetween[1];
        string late = first < early ? $" (late in training already at {Number(first)} times)" : "";
        return (results.EarlyRiseBetween, first) switch
        {
            ([double low, double high], _) =>
                $"{Rises} between {Number(low)} and {Number(high)} times the predicted limit{late}",
            ([null, double high], _) => $"{Rises} already at the smallest rate, {Number(high)} times the predicted limit",
            (_, double rate) => $"{Rises} late in training only, at {Number(rate)} times the predicted limit first",
            _ => "the loss never rises above its start",
        };
    }

    private static string End(SweepResults results)
    {
        string divergence = Place(results.DivergenceBetween) is string place
            ? $"training diverges {place}"
            : $"training does not diverge up to {Number(results.Members[^1].Fraction)} times";
        bool collapsesFirst = results.BreakdownBetween[1] is double lost && !(results.DivergenceBetween[1] <= lost);
        // Units may die at one rate and live at a larger one.
        SweepMember[] alone =
            [.. results.Members.Where(
                member => member.Regime == SweepRegime.Collapsed && !(member.Fraction >= results.BreakdownBetween[1]))];
        return (collapsesFirst, alone.Length) switch
        {
            (true, 0) => $"the network breaks down {Place(results.BreakdownBetween)}: it becomes a constant; {divergence}",
            (true, _) =>
                $"the network breaks down {Place(results.BreakdownBetween)}: it becomes a constant, as it does at {Fractions(alone)} times "
                    + $"already; {divergence}",
            (false, 0) => divergence,
            _ => $"the network becomes a constant at {Fractions(alone)} times, though larger rates still learn; {divergence}",
        };
    }

    private static string? Place(IReadOnlyList<double?> fractions) => fractions switch
    {
        [double low, double high] => $"between {Number(low)} and {Number(high)} times",
        [null, double high] => $"already at the smallest rate, {Number(high)} times",
        _ => null,
    };

    public static void Write(MarkdownDocument document, IEnumerable<string> network, int rates, SweepResults results)
    {
        document.Paragraph(network);
        int cancelled = rates - results.Members.Count;
        if (cancelled > 0)
            document.Paragraph($"The sweep was stopped: {Count(cancelled)} of {Count(rates, "training")} "
                + $"were cancelled and are left out.");
        document.Heading(2, "Regimes").Paragraph(Sentences(results));
        document.Table(
            "regimes",
            ["η / limit", "η", "regime", "largest loss / first", "first rise at step", "final loss", Bearable(results),
                "final sharpness, kernel's part", "final sharpness, loss Hessian"],
            results.Members.Select(Cells));
        DiagnosisTable.Write(document, "The training loss",
            [.. results.Members.Select(member => ($"{Number(member.Fraction)} of the limit", History(member)))]);
    }

    private static IEnumerable<string> Sentences(SweepResults results)
    {
        SweepMember best = results.Members.First(member => member.Fraction == results.BestFraction);
        if (best.Regime != SweepRegime.Divergent)
            yield return $"The lowest final loss, {Number(best.FinalLoss)}, is that of {Number(best.Fraction)} times the "
                + $"limit ({Name(best.Regime)}).";
        if (results.PredictedOptimum is double optimum)
            yield return $"The linear model's fastest rate is {Number(optimum)}, {Number(optimum / results.PredictedLimit)} of the limit.";
        SweepMember[] settled =
            [.. results.Members.Where(member => member.Regime == SweepRegime.Catapult && member.FinalKernelSharpness is not null)];
        if (settled.Length > 0)
        {
            int flatter = settled.Count(member => member.FinalKernelSharpness < member.Sharpness[0].Kernel);
            int bearable = settled.Count(member => member.FinalKernelSharpness < member.SharpnessLimit);
            yield return $"Of {Count(settled.Length, "rate")} at which the loss rose and stayed finite, {flatter} ended with a "
                + $"flatter kernel than they began with, {bearable} with one that their rate can bear (below {Bearable(results)}).";
        }
        foreach (string sentence in LateRises(results).Concat(Collapses(results)))
            yield return sentence;
        if (results.Members.Max(member => member.SharpnessError) is double error)
            yield return $"Sharpness is the largest eigenvalue by Lanczos iteration: within {Number(error)} of each value lies an "
                + "eigenvalue, for most far nearer.";
        SweepMember[] edge =
            [.. results.Members.Where(
                member => member is { Regime: SweepRegime.Stable, Fraction: < 1, Sharpness.Count: > 0 }
                    && member.FinalLossSharpness > member.Sharpness[0].Loss)];
        if (edge.Length > 0)
        {
            SweepMember nearest = edge.MinBy(member => Math.Abs(Math.Log(member.FinalLossSharpness!.Value / member.SharpnessLimit)))!;
            yield return $"Below the limit sharpness rose in {Count(edge.Length, "training")}; "
                + $"at {Number(nearest.Fraction)} times the limit it ended "
                + $"at {Number(nearest.FinalLossSharpness!.Value / nearest.SharpnessLimit)} of {Bearable(results)}, the edge of stability.";
        }
    }

    private static string Bearable(SweepResults results) =>
        results.StabilityFactor == 1 ? "2/η" : $"{Number(results.StabilityFactor)} · 2/η";

    /// <summary>Rises below the limit, which the linear model does not know: with the sharpness that was measured before them.</summary>
    internal static IEnumerable<string> LateRises(SweepResults results)
    {
        SweepMember[] late = [.. results.Members.Where(member => member is { Fraction: < 1, FirstRise: not null, RisesEarly: false })];
        SweepMember[] edge = [.. late.Where(member => SharpnessReached(member) >= NearTheEdge)], other = [.. late.Except(edge)];
        if (edge.Length > 0)
            yield return $"At {Fractions(edge)} of the limit the loss rose late, first at "
                + $"step {Count(edge.Min(member => member.FirstRise!.Value))}: sharpness had grown until it "
                + $"met {Bearable(results)}, the edge of stability.";
        if (other.Length > 0)
        {
            string measured = other.Max(SharpnessReached) is double reached
                ? $"sharpness was measured up to {Number(reached)} of {Bearable(results)} until then, which does not explain it"
                : "sharpness, which may have grown, was not measured";
            yield return $"At {Fractions(other)} of the limit the loss rose late, first at "
                + $"step {Count(other.Min(member => member.FirstRise!.Value))}; {measured}.";
        }
    }

    // The largest that was measured until the first rise, over what the rate could bear there.
    private static double? SharpnessReached(SweepMember member) =>
        member.Sharpness.Where(point => point.Step <= member.FirstRise).Max(point => (double?)(point.Loss / point.Limit));

    private static IEnumerable<string> Collapses(SweepResults results)
    {
        SweepMember[] constant = [.. results.Members.Where(member => member.Regime == SweepRegime.Collapsed)];
        if (constant.Length == 0)
            yield break;
        yield return $"At {Fractions(constant)} times the limit the network became a constant: all units of a layer died or saturated on "
            + $"the way, and all inputs are answered alike.";
        // Where units are saturated, not dead, the weights behind them move as well.
        if (results.ConstantSharpness is double sharpness
            && constant.All(member => Math.Abs(member.FinalKernelSharpness - sharpness ?? 1) < 1e-6 * sharpness))
        {
            double limit = results.StabilityFactor * 2 / sharpness;
            yield return $"Only the output's biases still move then, with sharpness {Number(sharpness)}; that diverges for η "
                + $"above {Number(limit)}, {Number(limit / results.PredictedLimit)} times the limit.";
        }
    }

    private static LossHistory History(SweepMember member) => LossHistory.Of(member.Losses, member.Training, member.LearningRate);

    private static string Fractions(IReadOnlyList<SweepMember> members)
    {
        string[] words = [.. members.Select(member => Number(member.Fraction))];
        return words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }

    private static IReadOnlyList<string> Cells(SweepMember member) =>
    [
        Number(member.Fraction), Number(member.LearningRate), IsFinite(member) ? "grew and did not come back" : Name(member.Regime),
            Number(member.LargestLoss / member.FirstLoss),
        member.FirstRise is int step ? Count(step) : "–", Number(member.FinalLoss), Number(member.SharpnessLimit),
        Number(member.FinalKernelSharpness), Number(member.FinalLossSharpness),
    ];

    // Of those that diverge.
    private static bool IsFinite(SweepMember member) => member.Regime == SweepRegime.Divergent && double.IsFinite(member.LargestLoss)
        && member.Training.Reason != StopReason.Diverged;

    private static string Name(SweepRegime regime) => regime switch
    {
        SweepRegime.Stable => "never above its start",
        SweepRegime.Catapult => "rises, stays finite",
        SweepRegime.Collapsed => "becomes a constant",
        SweepRegime.Divergent => "diverges",
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "not a regime"),
    };
}

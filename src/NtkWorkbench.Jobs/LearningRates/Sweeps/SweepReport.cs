using NtkWorkbench.Jobs.Networks;
using NtkWorkbench.Jobs.Reports;

namespace NtkWorkbench.Jobs.LearningRates.Sweeps;

/// <summary>A sweep in sentences and a table.</summary>
internal static class SweepReport
{
    public static string Finding(SweepResults results)
    {
        string rise = results.FirstRiseBetween switch
        {
            [double low, double high] => $"the loss first rises above its start between {Wording.Number(low)} and {Wording.Number(high)} times the predicted limit",
            [null, double high] => $"the loss rises above its start at every rate, from {Wording.Number(high)} times the predicted limit on",
            _ => "the loss never rises above its start",
        };
        string end = results.DivergenceBetween switch
        {
            [double low, double high] => $"training diverges between {Wording.Number(low)} and {Wording.Number(high)} times",
            [null, double high] => $"training diverges at every rate, from {Wording.Number(high)} times on",
            _ => $"training does not diverge up to {Wording.Number(results.Members[^1].Fraction)} times",
        };
        return $"The tangent kernel at initialization predicts stability below η = {Wording.Number(results.PredictedLimit)}; {rise}, and {end}.";
    }

    public static void Write(MarkdownDocument document, SweepRunPlan plan, SweepResults results)
    {
        document.Paragraph(RunDescription.Sentences(plan.Network).Take(2));
        document.Heading(2, "Regimes").Paragraph(Sentences(results));
        document.Table(
            ["η / limit", "η", "regime", "largest loss / first", "first rise at step", "final loss", "2/η", "final kernel sharpness 2σ₁²/m", "final Hessian sharpness"],
            results.Members.Select(Cells));
    }

    private static IEnumerable<string> Sentences(SweepResults results)
    {
        SweepMember best = results.Members.First(member => member.Fraction == results.BestFraction);
        yield return $"The lowest final loss, {Wording.Number(best.FinalLoss)}, is that of {Wording.Number(best.Fraction)} times the limit ({Name(best.Regime)}).";
        if (results.PredictedOptimum is double optimum)
            yield return $"The linear model's fastest rate is {Wording.Number(optimum)}, {Wording.Number(optimum / results.PredictedLimit)} of the limit.";
        SweepMember[] settled = [.. results.Members.Where(member => member.Regime == SweepRegime.Catapult && member.FinalKernelSharpness is not null)];
        if (settled.Length > 0)
        {
            int flatter = settled.Count(member => member.FinalKernelSharpness < member.Sharpness[0].Kernel);
            int bearable = settled.Count(member => member.FinalKernelSharpness < member.SharpnessLimit);
            yield return $"Of {Wording.Count(settled.Length, "rate")} at which the loss rose and stayed finite, {flatter} ended with a flatter kernel than they began with, {bearable} with one that their rate can bear (2σ₁²/m below 2/η).";
        }
        SweepMember[] constant = [.. results.Members.Where(member => member.Regime != SweepRegime.Stable && member.FinalKernelSharpness < results.ConstantSharpness * (1 + 1e-6))];
        if (constant.Length > 0)
            yield return $"In {Wording.Count(constant.Length, "training")} every hidden unit died on the way: only the output's bias still moves, with sharpness {Wording.Number(results.ConstantSharpness)}, and it diverges for η above {Wording.Number(2 / results.ConstantSharpness)}, {Wording.Number(2 / results.ConstantSharpness / results.PredictedLimit)} times the limit.";
        SweepMember[] edge = [.. results.Members.Where(member => member.Regime == SweepRegime.Stable && member.Sharpness.Count > 0 && member.FinalLossSharpness > member.Sharpness[0].Loss)];
        if (edge.Length > 0)
        {
            SweepMember nearest = edge.MinBy(member => Math.Abs(Math.Log(member.FinalLossSharpness!.Value / member.SharpnessLimit)))!;
            yield return $"Below the limit sharpness rose in {Wording.Count(edge.Length, "training")}; at {Wording.Number(nearest.Fraction)} times the limit it ended at {Wording.Number(nearest.FinalLossSharpness!.Value / nearest.SharpnessLimit)} of 2/η, the edge of stability.";
        }
    }

    private static IReadOnlyList<string> Cells(SweepMember member) =>
    [
        Wording.Number(member.Fraction), Wording.Number(member.LearningRate), Name(member.Regime), Wording.Number(member.LargestLoss / member.FirstLoss),
        member.FirstRise is int step ? Wording.Count(step) : "–", Wording.Number(member.FinalLoss), Wording.Number(member.SharpnessLimit),
        Wording.Number(member.FinalKernelSharpness), Wording.Number(member.FinalLossSharpness),
    ];

    private static string Name(SweepRegime regime) => regime switch
    {
        SweepRegime.Stable => "never above its start",
        SweepRegime.Catapult => "rises, stays finite",
        SweepRegime.Divergent => "diverges",
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "not a regime"),
    };
}

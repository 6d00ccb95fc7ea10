namespace NtkWorkbench.Runs;

/// <summary>A sweep in sentences and a table.</summary>
internal static class SweepReport
{
    public static void Write(ReportDocument document, NetworkJob job, IEnumerable<string> network, SweepResults results)
    {
        document.Paragraph(network).Heading(2, "Regimes").Say(SweepFindings.Regimes(results, job.Training.ClipGradientNorm is not null))
            .Table(
            "regimes",
            ["η / limit", "η", "regime", "largest loss / first", "first rise at step", "final loss", SweepFindings.Bearable(results),
                "final sharpness, kernel's part", "final sharpness, loss Hessian"],
            results.Members.Select(Cells));
        DiagnosisTable.Write(document, "The training loss",
            [.. results.Members.Select(
                member => ($"{Number(member.Fraction)} of the limit", History(member, job, results.PredictedLimit)))]);
    }

    private static LossHistory History(SweepMember member, NetworkJob job, double limit)
    {
        LossHistory history = LossHistory.Of(member.Losses, member.Training, member.LearningRate);
        return history with
        {
            Run = RunLossFacts.Of(history.Facts, job) with
            {
                StableBelow = double.IsFinite(limit) && limit > 0 ? limit : null,
                IsConstant = member.Regime == SweepRegime.Collapsed,
            },
        };
    }

    private static IReadOnlyList<string> Cells(SweepMember member) =>
    [
        Number(member.Fraction), Number(member.LearningRate),
            IsFinite(member) ? "grew and did not come back" : SweepFindings.Name(member.Regime),
        Number(member.LargestLoss / member.FirstLoss),
        member.FirstRise is int step ? Count(step) : "–", Number(member.FinalLoss), Number(member.SharpnessLimit),
        Number(member.FinalKernelSharpness), Number(member.FinalLossSharpness),
    ];

    // Of those that diverge.
    private static bool IsFinite(SweepMember member) => member.Regime == SweepRegime.Divergent && double.IsFinite(member.LargestLoss)
        && member.Training.Reason != StopReason.Diverged;
}

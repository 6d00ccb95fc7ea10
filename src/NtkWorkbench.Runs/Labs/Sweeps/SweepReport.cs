namespace NtkWorkbench.Runs;

/// <summary>A sweep in sentences and a table.</summary>
internal static class SweepReport
{
    public static void Write(MarkdownDocument document, IEnumerable<string> network, SweepResults results)
    {
        document.Paragraph(network).Heading(2, "Regimes").Say(SweepFindings.Regimes(results)).Table(
            "regimes",
            ["η / limit", "η", "regime", "largest loss / first", "first rise at step", "final loss", SweepFindings.Bearable(results),
                "final sharpness, kernel's part", "final sharpness, loss Hessian"],
            results.Members.Select(Cells));
        DiagnosisTable.Write(document, "The training loss",
            [.. results.Members.Select(member => ($"{Number(member.Fraction)} of the limit", History(member)))]);
    }

    private static LossHistory History(SweepMember member) => LossHistory.Of(member.Losses, member.Training, member.LearningRate);

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

namespace NtkWorkbench.Runs;

/// <summary>A map of laziness in sentences and a table.</summary>
internal static class LazinessReport
{
    public static void Write(ReportDocument document, NetworkRunPlan widest, LazinessMapJob job, LazinessResults results)
    {
        document.Paragraph(RunDescription.Sentences(widest.Job, widest.Architecture, widest.Data.Train.Count).Take(2))
            .Paragraph("That is the widest; each is trained as f = α(f_θ − f_θ₀) from f = 0, by "
                + $"{JobContract.NameOf(job.Training.Optimizer)}, at fractions of its own largest stable rate, "
                + "m/(α²σ₁²) for gradient descent.")
            .Heading(2, "Where training is lazy").Say(LazinessFindings.Effects(results))
            .Table("laziness",
                ["width", "η / limit", "α", "reached", "steps", "loss / first", "gap", "kernel change"],
                results.Cells.Select(cell => (IReadOnlyList<string>)
                [
                    Count(cell.Width), Number(cell.Fraction), Number(cell.OutputScale), $"{cell.Reached} of {cell.Trainings}",
                    Number(cell.Steps), Number(cell.LossShare), Gap(cell), Change(cell),
                ]));
    }

    private static string Change(LazinessCell cell) =>
        cell is { KernelChange: not null, IsKernelChangeKnown: false } ? $"≤ {Number(LazinessResults.KernelRounding)}"
            : Number(cell.KernelChange);

    private static string Gap(LazinessCell cell) =>
        cell is { Gap: not null, IsGapKnown: false } ? $"≤ {Number(cell.GapRounding)}" : Number(cell.Gap);
}

namespace NtkWorkbench.Runs;

/// <summary>What the loss history of a run says, and what to change.</summary>
internal static class DiagnosisSection
{
    public static void Write(MarkdownDocument document, NetworkResults results)
    {
        var history = LossHistory.Of([.. results.Rows.Select(row => row.TrainLoss)], results.Training, results.Rows[0].LearningRate);
        if (history.Losses.Count < 2)
            return;
        var diagnosis = LossDiagnosis.Of(history.Losses, history.LearningRate);
        document.Heading(2, "Diagnosis")
            .Paragraph($"**{diagnosis.Title}.**")
            .Paragraph(diagnosis.Evidence)
            .Paragraph(diagnosis.Advice);
    }
}

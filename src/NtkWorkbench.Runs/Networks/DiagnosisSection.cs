namespace NtkWorkbench.Runs;

/// <summary>What the loss history of a run says, and what to change.</summary>
internal static class DiagnosisSection
{
    public static void Write(ReportDocument document, NetworkResults results, RunSummary summary)
    {
        var history = LossHistory.Of(results.Rows);
        LossFacts facts = RunLossFacts.Of(history, results.Plan.Job, summary);
        if (facts.Losses.Count < 2)
            return;
        var diagnosis = LossDiagnosis.Of(facts);
        document.Heading(2, "Diagnosis")
            .Paragraph($"**{diagnosis.Title}.**")
            .Say(diagnosis.Evidence.Select(Finding.Of))
            .Say(diagnosis.Advice.Select(Finding.Of));
    }
}

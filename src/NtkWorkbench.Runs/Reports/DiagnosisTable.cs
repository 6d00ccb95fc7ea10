namespace NtkWorkbench.Runs;

/// <summary>The section of a lab's report that reads the loss history of each of its curves.</summary>
internal static class DiagnosisTable
{
    /// <summary>Writes the section; curves of fewer than two losses are left out, and without any other there is no section.</summary>
    public static void Write(ReportDocument document, string loss, IReadOnlyList<(string Name, LossHistory History)> curves)
    {
        (string Name, LossHistory History)[] read = [.. curves.Where(curve => curve.History.Losses.Count >= 2)];
        if (read.Length == 0)
            return;
        document.Heading(2, "Diagnosis")
            .Paragraph($"{loss} of each curve, read as a loss history by the rules of `ntk diagnose`.")
            .Table("diagnosis", ["curve", "diagnosis", "evidence", "what to change"],
                read.Select(curve => Cells(curve.Name, curve.History)));
    }

    private static IReadOnlyList<string> Cells(string name, LossHistory history)
    {
        var diagnosis = LossDiagnosis.Of(history.Facts);
        // The first sentence is the change to make; what may be tried besides is for those who ask about one history.
        string evidence = string.Join(" ", diagnosis.Evidence.Select(finding => finding.Sentence));
        return [name, diagnosis.Title, evidence, diagnosis.Advice[0].Sentence];
    }
}

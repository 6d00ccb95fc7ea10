namespace NtkWorkbench.Runs;

/// <summary>report.md of a family's folder: how each member ended, and where the comparison is.</summary>
internal static class FamilyReport
{
    public static ReportDocument Create(FamilyOutcome outcome, ComparisonOutcome? comparison)
    {
        var document = new ReportDocument();
        document.Heading(1, outcome.Name);
        document.Paragraph($"{outcome.Describe()}. Each member has a folder of its own, whose `resolved.yaml` repeats it alone.");
        document.Paragraph(
            comparison is null ? "There is no comparison: the family was cancelled, or no network's run has results."
                : "[Comparison](comparison/report.md)");
        document.Table("members", ["member", "status", "seconds", "why"], outcome.Members.Select(member => (string[])
        [
            member.Status is RunStatus.Waiting or RunStatus.Failed ? member.Name : $"[{member.Name}]({member.Name}/report.md)",
            member.Status.ToString().ToLowerInvariant(),
            Number(member.Seconds),
            member.Message ?? "",
        ]));
        return document;
    }
}

namespace NtkWorkbench.Runs;

/// <summary>report.md of a family's folder: how each member ended, and where the comparison is.</summary>
internal static class FamilyReport
{
    /// <summary>areNetworks: whether all members are, which alone are compared.</summary>
    public static ReportDocument Create(FamilyOutcome outcome, ComparisonOutcome? comparison, bool areNetworks)
    {
        var document = new ReportDocument();
        document.Heading(1, outcome.Name);
        document.Paragraph($"{outcome.Describe()}. Each member has a folder of its own, whose `resolved.yaml` repeats it alone.");
        document.Paragraph(
            comparison is not null ? "[Comparison](comparison/report.md)" : "There is no comparison: " + (
                !areNetworks ? "what is compared are networks' runs, and not all of these are; each member's report says what it found."
                : outcome.Status == RunStatus.Cancelled ? "the family was cancelled." : "no member has results."));
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

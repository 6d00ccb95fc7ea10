namespace NtkWorkbench.JobFiles;

/// <summary>Rules of pictures.</summary>
internal static class FigureRules
{
    public static void FormatsDiffer(Job job, RuleContext context) =>
        Repetition.Report(job.Figures.Formats, "figures.formats", context);
}

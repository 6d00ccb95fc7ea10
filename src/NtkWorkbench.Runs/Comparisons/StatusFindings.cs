namespace NtkWorkbench.Runs;

/// <summary>Every run that did not complete, by name, and what its numbers are left out of.</summary>
internal static class StatusFindings
{
    public static IEnumerable<Finding> Of(IEnumerable<ComparedRun> runs, IReadOnlyList<MemberOutcome> absent)
    {
        ComparedRun[] all = [.. runs];
        foreach (ComparedRun run in all.Where(run => !run.IsCompleted))
            yield return Ended(run);
        foreach (MemberOutcome member in absent)
        {
            yield return new Telling().Finding("comparison.absent", "a member of the family has no results",
                $"`{member.Name}` is not compared: it {member.Status switch
                {
                    RunStatus.Failed => "failed",
                    RunStatus.Running or RunStatus.Interrupted => "has recorded nothing yet",
                    RunStatus.Cancelled => "was cancelled before it began",
                    _ => "has not begun",
                }}"
                    + $"{(member.Status == RunStatus.Failed && member.Message is string why ? $", `{why.Replace('`', '\'')}`" : "")}.");
        }
        if (all.Any(run => !run.IsCompleted) && all.Any(run => run.IsCompleted))
            yield return new Telling().Finding("comparison.averages", "some runs completed and some did not",
                "Means and orders are over completed runs alone.");
    }

    private static Finding Ended(ComparedRun run)
    {
        var told = new Telling();
        double start = run.Metrics["train_loss"].FirstOrDefault(double.NaN);
        string how = run.Summary.Status switch
        {
            RunStatus.Diverged => "diverged after",
            RunStatus.Diverging => "is diverging after",
            RunStatus.Cancelled => "was cancelled after",
            RunStatus.Failed => "failed after",
            RunStatus.Running => "is running, and stood at",
            RunStatus.Interrupted => "was interrupted after",
            RunStatus.Completed => throw new ArgumentOutOfRangeException(nameof(run), "completed"),
            _ => throw new ArgumentOutOfRangeException(nameof(run), run.Summary.Status, null),
        };
        string steps = told.Count("steps", run.Summary.Steps, "step"),
            from = double.IsNaN(start) ? "" : $", from a training loss of {told.Number("train_loss_start", start)}";
        return told.Finding("comparison.status", "the run's status is not completed", $"`{run.Label}` {how} {steps}{from}.");
    }
}

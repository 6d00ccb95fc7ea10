namespace NtkWorkbench.Cli;

/// <summary>How a family stands, in lines.</summary>
internal static class StandingText
{
    /// <summary>Members that are listed; the rest is counted.</summary>
    private const int Listed = 40;

    private static readonly string[] Header = ["member", "state", "node", "step", "time left", "job", "why"];

    /// <summary>A line of counts, what the scheduler has to say, and a table of the members that are not done.</summary>
    /// <param name="standing">How it stands.</param>
    /// <param name="folder">Its folder, as the user named it.</param>
    /// <param name="isWhole">List every member.</param>
    public static IEnumerable<string> Lines(FamilyStanding standing, string folder, bool isWhole)
    {
        yield return standing.Describe();
        if (standing.Remark is not null)
            yield return $"the scheduler: {standing.Remark}";
        MemberStanding[] shown = isWhole ? [.. standing.Members]
            : [.. standing.Members.Where(member => member.State != MemberState.Done).OrderByDescending(member => member.State)];
        foreach (string line in Table([.. shown.Take(isWhole ? int.MaxValue : Listed).Select(Cells)]))
            yield return line;
        if (!isWhole && shown.Length > Listed)
            yield return FormattableString.Invariant($"… and {shown.Length - Listed} more; --all lists every member");
        if (Remedy(standing, ShellWord.Of(folder), Path.Combine(folder, "comparison", "report.md")) is string remedy)
            yield return remedy;
    }

    private static string? Remedy(FamilyStanding standing, string folder, string comparison) => standing switch
    {
        { IsActive: true } => null,
        { Status: RunStatus.Completed } when File.Exists(comparison) => $"the comparison is in {comparison}",
        { Status: RunStatus.Completed or RunStatus.Running } => null,
        _ when standing.Members.Any(member => member.State is not (MemberState.Done or MemberState.Diverged)) =>
            $"ntk resume {folder}{On(standing)} goes on with what is not done",
        _ when standing.Members.Count > 1 => $"the comparison is missing: ntk resume {folder} makes it",
        _ => null,
    };

    private static string On(FamilyStanding standing) =>
        standing.Batches is [var batch, ..] ? $" --on {batch?.Scheduler ?? "slurm"}" : "";

    private static string[] Cells(MemberStanding member) =>
    [
        member.Name, member.State.ToString().ToLowerInvariant(), member.Node ?? "",
        member.Step is double step ? FormattableString.Invariant($"{step}{(member.Steps is double steps ? $" of {steps}" : "")}") : "",
        member.TimeLeft is TimeSpan left ? FormattableString.Invariant($"{(int)left.TotalHours}:{left:mm\\:ss}") : "",
        member.Job ?? "", member.Message?.Split('\n')[0] ?? "",
    ];

    // Columns that are empty throughout are left out.
    private static IEnumerable<string> Table(IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
            yield break;
        int[] columns = [.. Enumerable.Range(0, Header.Length).Where(column => rows.Any(row => row[column].Length > 0))];
        int[] widths = [.. columns.Select(column => rows.Append(Header).Max(row => row[column].Length))];
        foreach (string[] row in rows.Prepend(Header))
            yield return string.Join("  ", columns.Select((column, i) => row[column].PadRight(widths[i]))).TrimEnd();
    }
}

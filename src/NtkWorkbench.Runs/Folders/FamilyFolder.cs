namespace NtkWorkbench.Runs;

/// <summary>What lies in a folder that is a run's or a family's.</summary>
internal static class FamilyFolder
{
    internal const string Comparison = "comparison";

    /// <summary>The folder of a member.</summary>
    public static string Member(RunFolder family, string name) => Path.Combine(family.Path, name);

    /// <summary>The folder itself where it is a run's, or those of a family's members that have results, in the family's order.</summary>
    public static IReadOnlyList<string> Runs(string path)
    {
        RunFolder folder = RunFolder.Open(path);
        if (File.Exists(folder.ResolvedYaml))
            return [folder.Path];
        string[] members = [.. Members(folder).Where(member => HasResults(folder, member)).Select(member => Member(folder, member.Name))];
        return members.Length > 0 ? members : throw new JobException(new InputError
        {
            Source = path,
            Message = "has neither a finished run nor finished members of a family, expected a folder with summary.json",
        });
    }

    /// <summary>The members of a family that its runs do not have among them.</summary>
    public static IReadOnlyList<MemberOutcome> Absent(string path)
    {
        RunFolder folder = RunFolder.Open(path);
        return File.Exists(folder.ResolvedYaml) || !File.Exists(folder.Summary) ? []
            : [.. Members(folder).Where(member => !HasResults(folder, member))];
    }

    /// <summary>The folders with figures, or with what some can be drawn from: the run's own, or those of a family's members and of their
    /// comparison.</summary>
    public static IReadOnlyList<string> WithFigures(string path)
    {
        string[] folders = [.. Runs(path).Append(Path.Combine(path, Comparison)).Where(HasFigures)];
        return folders.Length > 0
            ? folders
            : throw new JobException(
            new InputError
            {
                Source = path,
                Message = "no figures are saved here; " + (RunHeader.Of(RunFolder.Open(path))?.Unfinished(path)
                    ?? "the run ended before it made them"),
            });
    }

    /// <summary>The members, in the family's order, each as its own folder says that it stands.</summary>
    public static IReadOnlyList<MemberOutcome> Members(RunFolder folder) =>
        [.. AsWritten(folder).Select(member => Directory.Exists(Member(folder, member.Name))
            && RunHeader.Of(RunFolder.Open(Member(folder, member.Name))) is RunHeader now && member.Status != RunStatus.Failed
                ? member with { Status = now.Status, Message = now.Message, Seconds = now.Seconds.Total } : member)];

    /// <summary>The members' names, in the family's order.</summary>
    public static IEnumerable<string> Names(RunFolder folder) => AsWritten(folder).Select(member => member.Name);

    private static IEnumerable<MemberOutcome> AsWritten(RunFolder folder) => File.Exists(folder.Summary)
        ? RunJson.Read<FamilyOutcome>(folder.Summary).Members
        : Directory.GetDirectories(folder.Path).Select(member => Path.GetFileName(member))
            .Where(name => !MemberNames.AreTaken(name))
            .OrderBy(name => name, NaturalOrder.Comparer)
            .Select(name => new MemberOutcome { Name = name, Status = RunStatus.Waiting, Seconds = 0 });

    private static bool HasResults(RunFolder family, MemberOutcome member)
    {
        string folder = Member(family, member.Name);
        return File.Exists(Path.Combine(folder, "resolved.yaml")) && (RunHeader.IsEnd(member.Status)
            || member.Status == RunStatus.Cancelled
            || (member.Status is RunStatus.Running or RunStatus.Interrupted && File.Exists(RunFolder.Open(folder).MetricsSoFar)));
    }

    private static bool HasFigures(string folder) => Directory.Exists(Path.Combine(folder, "figures"))
        || (Directory.Exists(folder) && File.Exists(RunFolder.Open(folder).MetricsJournal));
}

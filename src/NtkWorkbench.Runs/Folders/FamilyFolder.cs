namespace NtkWorkbench.Runs;

/// <summary>What lies in a folder that is a run's or a family's.</summary>
internal static class FamilyFolder
{
    internal const string Comparison = "comparison";

    /// <summary>The folder itself where it is a run's, or those of a family's members that have results, in the family's order.</summary>
    public static IReadOnlyList<string> Runs(string path)
    {
        RunFolder folder = RunFolder.Open(path);
        if (File.Exists(folder.ResolvedYaml))
            return [folder.Path];
        string[] members = [.. Members(folder).Select(name => Path.Combine(folder.Path, name)).Where(HasResults)];
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
            : [.. RunJson.Read<FamilyOutcome>(folder.Summary).Members.Where(member => !HasResults(Path.Combine(folder.Path, member.Name)))];
    }

    /// <summary>The folders with figures: the run's own, or those of a family's members and of their comparison.</summary>
    public static IReadOnlyList<string> WithFigures(string path)
    {
        string[] folders = [.. Runs(path).Append(Path.Combine(path, Comparison)).Where(HasFigures)];
        return folders.Length > 0
            ? folders
            : throw new JobException(
            new InputError { Source = path, Message = "no figures are saved here; the run ended before it made them" });
    }

    private static IEnumerable<string> Members(RunFolder folder) => File.Exists(folder.Summary)
        ? RunJson.Read<FamilyOutcome>(folder.Summary).Members.Select(member => member.Name)
        : Directory.GetDirectories(folder.Path)
            .Select(member => Path.GetFileName(member))
            .Where(name => name != Comparison)
            .OrderBy(name => name, NaturalOrder.Comparer);

    private static bool HasResults(string folder) =>
        File.Exists(Path.Combine(folder, "resolved.yaml")) && File.Exists(Path.Combine(folder, "summary.json"));

    private static bool HasFigures(string folder) => Directory.Exists(Path.Combine(folder, "figures"));
}

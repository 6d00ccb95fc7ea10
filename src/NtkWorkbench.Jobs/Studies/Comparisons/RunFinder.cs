using NtkWorkbench.Jobs.Problems;
using NtkWorkbench.Jobs.Runs;
using NtkWorkbench.Jobs.Studies.Families;

namespace NtkWorkbench.Jobs.Studies.Comparisons;

/// <summary>Finds the runs that a folder holds.</summary>
internal static class RunFinder
{
    /// <summary>The folder itself where it is a run's, or those of a family's members that have results, by name.</summary>
    /// <exception cref="JobException">It is neither.</exception>
    public static IEnumerable<string> Folders(string path)
    {
        RunFolder folder = RunFolder.Open(Path.GetFullPath(path));
        if (File.Exists(folder.ResolvedYaml))
            return [folder.Path];
        string[] members = [.. Members(folder).Select(name => Path.Combine(folder.Path, name)).Where(IsFinished)];
        return members.Length > 0 ? members : throw new JobException(new JobProblem
        {
            Source = path,
            Message = "has neither a finished run nor finished members of a family, expected a folder with summary.json",
        });
    }

    // In the family's order where it was finished.
    private static IEnumerable<string> Members(RunFolder folder) => File.Exists(folder.Summary)
        ? RunJson.Read<FamilyOutcome>(folder.Summary).Members.Select(member => member.Name)
        : Directory.GetDirectories(folder.Path).Select(member => Path.GetFileName(member)).OrderBy(name => name, NaturalOrder.Comparer);

    private static bool IsFinished(string member) =>
        Path.GetFileName(member) != FamilyRun.ComparisonFolder
        && File.Exists(Path.Combine(member, "resolved.yaml")) && File.Exists(Path.Combine(member, "summary.json"));
}

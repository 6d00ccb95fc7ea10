namespace NtkWorkbench.Runs.Tests;

/// <summary>Holds the folders of two runs of one job against each other, byte by byte but for times.</summary>
internal static class RunBytes
{
    // What tells the machine or who asked, and not the numbers.
    private static readonly string[] Exempt = ["environment.json", "job.yaml"];

    public static void ShouldBeEqual(string first, string second)
    {
        string[] files = Files(first);
        files.ShouldContain("summary.json");
        FolderBytes.Difference(first, second, [.. files.Where(file => Exempt.Contains(Path.GetFileName(file)))]).ShouldBeNull();
    }

    public static string[] Files(string folder) => FolderBytes.Files(folder);
}

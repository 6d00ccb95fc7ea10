namespace NtkWorkbench.View;

/// <summary>Finds run folders below a folder. A link is not followed, and nothing behind one is found.</summary>
internal static class RunFinder
{
    /// <summary>runs/NAME/TIME-ID/MEMBER, and one level for those who sort their runs.</summary>
    private const int Depth = 4;

    private static readonly EnumerationOptions Own = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        IgnoreInaccessible = true,
    };

    /// <summary>The runs, each family before its members.</summary>
    public static IReadOnlyList<RunPlace> Find(string root)
    {
        var found = new List<RunPlace>();
        // The folder that was named may be a run itself.
        string name = IsRun(root) ? Path.GetFileName(root) : "";
        Search(root, name, null, Depth, found);
        return found;
    }

    private static void Search(string folder, string path, string? family, int depth, List<RunPlace> found)
    {
        bool isRun = IsRun(folder), isResolved = File.Exists(Path.Combine(folder, "resolved.yaml"));
        if (isRun)
            found.Add(new RunPlace { Folder = folder, Path = path, Family = family, IsFamily = !isResolved });
        // A family has no resolved.yaml of its own; what lies in the folder of one run is no run.
        if (isResolved || depth == 0 || family is not null)
            return;
        foreach (string below in Below(folder))
        {
            string name = Path.GetFileName(below);
            Search(below, path.Length == 0 ? name : $"{path}/{name}", isRun ? path : null, depth - 1, found);
        }
    }

    private static bool IsRun(string folder) =>
        File.Exists(Path.Combine(folder, "job.yaml")) || File.Exists(Path.Combine(folder, "resolved.yaml"));

    // A folder may be deleted while it is looked at.
    private static string[] Below(string folder)
    {
        try
        {
            return Directory.GetDirectories(folder, "*", Own);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }
}

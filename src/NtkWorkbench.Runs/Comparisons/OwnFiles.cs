namespace NtkWorkbench.Runs;

/// <summary>Runs that are compared for whoever only looks at them: their folders may come from anywhere, and nothing is read that lies
/// elsewhere.</summary>
internal static class OwnFiles
{
    private static readonly EnumerationOptions Everything = new()
    {
        // A folder that is a link is refused itself; nothing behind it is looked at.
        AttributesToSkip = 0,
        RecurseSubdirectories = false,
        IgnoreInaccessible = false,
    };

    /// <summary>Refuses links anywhere below the folders, and jobs that name files outside of their folder.</summary>
    /// <exception cref="JobException">What there is of them, all in one pass; or a folder is not that of a run.</exception>
    public static void Require(IReadOnlyList<string> runFolders)
    {
        var errors = new List<InputError>();
        foreach (string folder in runFolders.Select(Path.GetFullPath).Where(Directory.Exists))
            errors.AddRange(Links(folder));
        if (errors.Count == 0)
            errors.AddRange(runFolders.SelectMany(FamilyFolder.Runs).Distinct().SelectMany(Outside));
        if (errors.Count > 0)
            throw new JobException(errors);
    }

    private static IEnumerable<InputError> Links(string folder)
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything))
        {
            if (entry.LinkTarget is not null)
                yield return new InputError { Source = entry.FullName, Message = "is a link, and runs with links are not compared here" };
            else if (entry is DirectoryInfo)
            {
                foreach (InputError below in Links(entry.FullName))
                    yield return below;
            }
        }
    }

    private static IEnumerable<InputError> Outside(string folder)
    {
        LoadedJob source = JobLoader.Load(RunFolder.Open(folder).ResolvedYaml, []);
        if (source.Job is not NetworkJob job)
            yield break;
        string inside = Path.TrimEndingDirectorySeparator(source.Directory) + Path.DirectorySeparatorChar;
        foreach ((string key, string? file) in job.NamedFiles())
        {
            if (file is not null && !Path.GetFullPath(Path.Combine(source.Directory, file)).StartsWith(inside, StringComparison.Ordinal))
            {
                yield return source.ErrorAt(key,
                    "names a file outside of the run's folder, and such runs are not compared here; ntk compare reads it");
            }
        }
    }
}

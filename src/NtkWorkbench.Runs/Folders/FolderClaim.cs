namespace NtkWorkbench.Runs;

/// <summary>Which folders a run made on the way to its own, so that they can go with it.</summary>
internal static class FolderClaim
{
    /// <summary>The topmost folder of a path that does not exist; null where the whole path does.</summary>
    public static string? FirstMissing(string path)
    {
        string? missing = null;
        for (string? folder = path; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            missing = folder;
        return missing;
    }

    /// <summary>The part of a path that is a file and no folder; null where there is none.</summary>
    public static string? FileInTheWay(string path)
    {
        string? folder = path;
        while (folder is not null && !File.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    /// <summary>Removes a folder and its parents up to the first that was made, as long as they are empty.</summary>
    public static void RemoveEmpty(string path, string? firstMade)
    {
        if (firstMade is null)
            return;
        try
        {
            for (string folder = path; folder.Length >= firstMade.Length; folder = Path.GetDirectoryName(folder)!)
            {
                if (Directory.Exists(folder))
                    Disk.Current.DeleteFolder(folder, withContent: false);
            }
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            // Another run has moved into one of the parents: from there on they are its own.
        }
    }
}

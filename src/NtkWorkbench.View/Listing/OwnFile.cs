namespace NtkWorkbench.View;

/// <summary>Files that lie in a folder themselves: nothing that is a link, and nothing behind one.</summary>
internal static class OwnFile
{
    /// <summary>The file of these names below a folder; null where it is not there, a name leads elsewhere, or a link is
    /// on the way.</summary>
    public static FileInfo? Find(string folder, params ReadOnlySpan<string> names)
    {
        string path = folder;
        for (int i = 0; i < names.Length; i++)
        {
            if (!PlainName.Is(names[i]))
                return null;
            path = Path.Combine(path, names[i]);
            FileSystemInfo entry = i == names.Length - 1 ? new FileInfo(path) : new DirectoryInfo(path);
            if (!entry.Exists || entry.LinkTarget is not null)
                return null;
        }
        return new FileInfo(path);
    }

    /// <summary>Whether a folder below another, or that itself, is still there and no link leads to it.</summary>
    public static bool IsFolder(string root, string folder)
    {
        string path = root;
        foreach (string name in Path.GetRelativePath(root, folder).Split(Path.DirectorySeparatorChar))
        {
            path = Path.Combine(path, name);
            var entry = new DirectoryInfo(path);
            if (!entry.Exists || entry.LinkTarget is not null)
                return false;
        }
        return true;
    }

    /// <summary>Opens what <see cref="Find"/> finds, and looks again: what was put there in between is not read.</summary>
    /// <exception cref="JobException">It is a pipe or a device, or may not be read.</exception>
    public static FileStream? Open(string folder, params ReadOnlySpan<string> names)
    {
        if (Find(folder, names) is not FileInfo file)
            return null;
        FileStream stream = InputFile.Open(file.FullName);
        if (Find(folder, names) is not null)
            return stream;
        stream.Dispose();
        return null;
    }
}

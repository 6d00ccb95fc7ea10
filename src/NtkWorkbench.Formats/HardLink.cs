using System.Runtime.InteropServices;

namespace NtkWorkbench.Formats;

/// <summary>A second name of a file. Renaming replaces a file that came in the meantime; a link fails then, at once and for
/// certain.</summary>
internal static partial class HardLink
{
    /// <summary>Gives a file a name that no file has.</summary>
    /// <returns>False where the name is taken, or the system or its file system knows no links.</returns>
    public static bool TryCreate(string path, string name) => !OperatingSystem.IsWindows() && Link(path, name) == 0;

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string path, string name);
}

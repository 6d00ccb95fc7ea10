namespace NtkWorkbench.Formats;

/// <summary>The file system that files of this program go through: the machine's, or one that a test puts in its place, for what it calls
/// and the threads that this begins.</summary>
internal static class Disk
{
    private static readonly SystemDisk Machine = new();
    private static readonly AsyncLocal<IDisk?> Replaced = new();

    public static IDisk Current => Replaced.Value ?? Machine;

    public static void Replace(IDisk? disk) => Replaced.Value = disk;
}

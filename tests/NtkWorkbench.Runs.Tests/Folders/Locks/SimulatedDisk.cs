namespace NtkWorkbench.Runs.Tests;

/// <summary>The file system as a process sees it: before each call another process may go on. One link in a few answers that it
/// failed though it did not, as where an answer is lost on the way; and one deletion in a few fails.</summary>
internal sealed class SimulatedDisk(SimulatedProcess process, bool hasLinks) : IDisk
{
    private const int LostEvery = 5, FailingEvery = 3;

    private readonly SystemDisk _disk = new();
    private int _links, _deletions;

    public Stream Create(string path) => Next().Create(path);

    public Stream OpenJournal(string path) => Next().OpenJournal(path);

    public Stream OpenExisting(string path) => Next().OpenExisting(path);

    public FileStream OpenRead(string path) => Next().OpenRead(path);

    // No power is cut.
    public void Flush(Stream stream) => stream.Flush();

    public void FlushFolder(string folder)
    {
    }

    public void Rename(string path, string name) => Next().Rename(path, name);

    public bool TryLink(string path, string name) =>
        Next().TryLink(hasLinks ? path : "", name) && ++_links % LostEvery != 0;

    public void Delete(string path)
    {
        if (++_deletions % FailingEvery == 0 && !AtomicFile.IsTemporary(path))
            throw new IOException("Input/output error");
        Next().Delete(path);
    }

    public void DeleteFolder(string folder, bool withContent) => Next().DeleteFolder(folder, withContent);

    public void CreateFolder(string folder) => Next().CreateFolder(folder);

    private SystemDisk Next()
    {
        process.Yield();
        return _disk;
    }
}

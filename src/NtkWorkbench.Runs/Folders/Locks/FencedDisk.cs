namespace NtkWorkbench.Runs;

/// <summary>The file system of a process for as long as a folder is its own: what it makes, renames or deletes is refused when another has
/// taken the folder over.</summary>
internal sealed class FencedDisk(IDisk disk, RunLock claim) : IDisk
{
    public Stream Create(string path) => Own().Create(path);

    public Stream OpenJournal(string path) => Own().OpenJournal(path);

    public Stream OpenExisting(string path) => Own().OpenExisting(path);

    public FileStream OpenRead(string path) => disk.OpenRead(path);

    public void Flush(Stream stream) => disk.Flush(stream);

    public void FlushFolder(string folder) => disk.FlushFolder(folder);

    public void Rename(string path, string name) => Own().Rename(path, name);

    public bool TryLink(string path, string name) => Own().TryLink(path, name);

    // What it left half written is its own in any case.
    public void Delete(string path) => (AtomicFile.IsTemporary(path) ? disk : Own()).Delete(path);

    public void DeleteFolder(string folder, bool withContent) => Own().DeleteFolder(folder, withContent);

    public void CreateFolder(string folder) => Own().CreateFolder(folder);

    private IDisk Own()
    {
        claim.RequireLately();
        return disk;
    }
}

namespace NtkWorkbench.Runs;

/// <summary>The file system of a process for as long as a folder is its own: what it makes, renames or deletes is refused when another has
/// taken the folder over, and when the process leaves it.</summary>
internal sealed class FencedDisk(IDisk disk, RunLock claim) : IDisk
{
    public Stream Create(string path) => claim.Write(() => disk.Create(path));

    public Stream OpenJournal(string path) => claim.Write(() => disk.OpenJournal(path));

    public Stream OpenExisting(string path) => claim.Write(() => disk.OpenExisting(path));

    public FileStream OpenRead(string path) => disk.OpenRead(path);

    public void Flush(Stream stream) => disk.Flush(stream);

    public void FlushFolder(string folder) => disk.FlushFolder(folder);

    public void Rename(string path, string name) => Write(() => disk.Rename(path, name));

    public bool TryLink(string path, string name) => claim.Write(() => disk.TryLink(path, name));

    // What it left half written is its own in any case.
    public void Delete(string path)
    {
        if (AtomicFile.IsTemporary(path))
            disk.Delete(path);
        else
            Write(() => disk.Delete(path));
    }

    public void DeleteFolder(string folder, bool withContent) => Write(() => disk.DeleteFolder(folder, withContent));

    public void CreateFolder(string folder) => Write(() => disk.CreateFolder(folder));

    private void Write(Action call) => claim.Write(() =>
    {
        call();
        return true;
    });
}

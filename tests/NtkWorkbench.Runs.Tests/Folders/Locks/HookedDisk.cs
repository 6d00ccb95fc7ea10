namespace NtkWorkbench.Runs.Tests;

/// <summary>The file system, with what a test does before a link or in place of it.</summary>
internal sealed class HookedDisk(Func<IDisk, string, string, bool> link) : IDisk
{
    private readonly SystemDisk _disk = new();

    public Stream Create(string path) => _disk.Create(path);

    public Stream OpenJournal(string path) => _disk.OpenJournal(path);

    public Stream OpenExisting(string path) => _disk.OpenExisting(path);

    public FileStream OpenRead(string path) => _disk.OpenRead(path);

    public void Flush(Stream stream) => _disk.Flush(stream);

    public void FlushFolder(string folder) => _disk.FlushFolder(folder);

    public void Rename(string path, string name) => _disk.Rename(path, name);

    public bool TryLink(string path, string name) => link(_disk, path, name);

    public void Delete(string path) => _disk.Delete(path);

    public void DeleteFolder(string folder, bool withContent) => _disk.DeleteFolder(folder, withContent);

    public void CreateFolder(string folder) => _disk.CreateFolder(folder);
}

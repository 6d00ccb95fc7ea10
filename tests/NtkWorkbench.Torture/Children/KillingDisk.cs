namespace NtkWorkbench.Torture;

/// <summary>The file system of a process that ends before a call to it. As by a power cut: then names that were not flushed with their
/// folder are undone, from the last one back, and contents that were not flushed are cut.</summary>
internal sealed class KillingDisk(Order order) : IDisk
{
    private readonly SystemDisk _disk = new();
    private readonly Lock _gate = new();
    private readonly List<(string Folder, Action Undo)> _names = [];
    private readonly Dictionary<Stream, (string Path, long Flushed)> _contents = [];
    private int _calls;

    public Stream Create(string path) => Call(() =>
    {
        Stream stream = _disk.Create(path);
        _contents[stream] = (path, 0);
        Note(path, () => File.Delete(path));
        return stream;
    });

    public Stream OpenJournal(string path) => Call(() =>
    {
        bool isNew = !File.Exists(path);
        Stream stream = _disk.OpenJournal(path);
        _contents[stream] = (path, stream.Length);
        if (isNew)
            Note(path, () => File.Delete(path));
        return stream;
    });

    public Stream OpenExisting(string path) => Call(() => _disk.OpenExisting(path));

    public FileStream OpenRead(string path) => Call(() => _disk.OpenRead(path));

    public void Flush(Stream stream) => Call(() =>
    {
        _disk.Flush(stream);
        if (_contents.TryGetValue(stream, out (string Path, long) content))
            _contents[stream] = (content.Path, stream.Length);
        return true;
    });

    public void FlushFolder(string folder) => Call(() =>
    {
        _disk.FlushFolder(folder);
        _names.RemoveAll(name => name.Folder == Path.GetFullPath(folder));
        return true;
    });

    public void Rename(string path, string name) => Call(() =>
    {
        byte[]? before = Content(name);
        _disk.Rename(path, name);
        Note(name, () =>
        {
            File.Move(name, path);
            if (before is not null)
                File.WriteAllBytes(name, before);
        });
        return true;
    });

    public bool TryLink(string path, string name) => Call(() =>
    {
        bool isLinked = _disk.TryLink(path, name);
        if (isLinked)
            Note(name, () => File.Delete(name));
        return isLinked;
    });

    public void Delete(string path) => Call(() =>
    {
        byte[]? before = Content(path);
        _disk.Delete(path);
        if (before is not null)
            Note(path, () => File.WriteAllBytes(path, before));
        return true;
    });

    public void DeleteFolder(string folder, bool withContent) => Call(() =>
    {
        _disk.DeleteFolder(folder, withContent);
        // Nobody asks for what was in it, nor undoes what was made there.
        _names.RemoveAll(name => name.Folder.StartsWith(Path.GetFullPath(folder), StringComparison.Ordinal));
        return true;
    });

    public void CreateFolder(string folder) => Call(() =>
    {
        _disk.CreateFolder(folder);
        return true;
    });

    private static byte[]? Content(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    private void Note(string path, Action undo) => _names.Add((Path.GetDirectoryName(Path.GetFullPath(path))!, undo));

    private T Call<T>(Func<T> call)
    {
        lock (_gate)
        {
            if (++_calls == order.Count)
            {
                if (order.Kind == OrderKind.Plug)
                    Cut();
                Child.End();
            }
            return call();
        }
    }

    private void Cut()
    {
        var draws = new RandomStreams(order.Seed).Named("cut");
        foreach ((Stream stream, (string path, long flushed)) in _contents)
        {
            long length = File.Exists(path) ? new FileInfo(path).Length : 0;
            if (length > flushed)
            {
                stream.Flush();
                ((FileStream)stream).SetLength(flushed + draws.NextBelow(length - flushed + 1));
            }
        }
        foreach ((_, Action undo) in _names.AsEnumerable().Reverse().Take((int)draws.NextBelow(_names.Count + 1)))
            undo();
    }
}

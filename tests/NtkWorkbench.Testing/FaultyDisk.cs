namespace NtkWorkbench.Testing;

/// <summary>How a call to the file system goes wrong.</summary>
public enum Fault
{
    /// <summary>ENOSPC.</summary>
    Full,

    /// <summary>EIO.</summary>
    Broken,

    /// <summary>EACCES.</summary>
    Denied,

    /// <summary>EMFILE.</summary>
    TooManyFiles,

    /// <summary>Half of what is written arrives, and nothing says so.</summary>
    ShortWrite,
}

/// <summary>The file system, of which the n-th call goes wrong, or it and all after it. What is flushed is not waited for.</summary>
internal sealed class FaultyDisk(int failing, Fault fault, bool forEver = false) : IDisk
{
    private readonly SystemDisk _disk = new();
    private int _calls;

    /// <summary>Calls made so far.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Whether a call went wrong.</summary>
    public bool HasFailed { get; private set; }

    public Stream Create(string path) => Checked(path, () => new FaultyStream(this, _disk.Create(path)));

    public Stream OpenJournal(string path) => Checked(path, () => new FaultyStream(this, _disk.OpenJournal(path)));

    public Stream OpenExisting(string path) => Checked(path, () => new FaultyStream(this, _disk.OpenExisting(path)));

    public FileStream OpenRead(string path) => Checked(path, () => _disk.OpenRead(path));

    public void Flush(Stream stream) => Checked("a file", stream.Flush);

    public void FlushFolder(string folder) => Checked(folder, () => { });

    public void Rename(string path, string name) => Checked(path, () => _disk.Rename(path, name));

    public bool TryLink(string path, string name) => Checked(path, () => _disk.TryLink(path, name));

    public void Delete(string path) => Checked(path, () => _disk.Delete(path));

    public void DeleteFolder(string folder, bool withContent) => Checked(folder, () => _disk.DeleteFolder(folder, withContent));

    public void CreateFolder(string folder) => Checked(folder, () => _disk.CreateFolder(folder));

    private bool Fails()
    {
        int call = Interlocked.Increment(ref _calls);
        bool fails = forEver ? call >= failing : call == failing;
        HasFailed |= fails;
        return fails;
    }

    private void Checked(string path, Action call) => Checked(path, () =>
    {
        call();
        return true;
    });

    private T Checked<T>(string path, Func<T> call) => Fails() ? throw Error(path) : call();

    private Exception Error(string path) => fault switch
    {
        Fault.Full => new IOException($"No space left on device : '{path}'"),
        Fault.Broken or Fault.ShortWrite => new IOException($"Input/output error : '{path}'"),
        Fault.Denied => new UnauthorizedAccessException($"Access to the path '{path}' is denied."),
        Fault.TooManyFiles => new IOException($"Too many open files : '{path}'"),
        _ => throw new ArgumentOutOfRangeException(nameof(path), fault, null),
    };

    private sealed class FaultyStream(FaultyDisk disk, Stream real) : Stream
    {
        private long _swallowed;

        public override bool CanRead => real.CanRead;

        public override bool CanSeek => real.CanSeek;

        public override bool CanWrite => real.CanWrite;

        public override long Length => real.Length;

        public override long Position { get => real.Position + _swallowed; set => real.Position = value; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (!disk.Fails())
            {
                real.Write(buffer, offset, count);
                return;
            }
            real.Write(buffer, offset, count / 2);
            if (disk.Kind != Fault.ShortWrite)
                throw disk.Error("a file");
            _swallowed += count - (count / 2);
        }

        public override void Flush() => real.Flush();

        public override int Read(byte[] buffer, int offset, int count) => real.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => real.Seek(offset, origin);

        public override void SetLength(long value) => real.SetLength(value);

        protected override void Dispose(bool disposing)
        {
            real.Dispose();
            base.Dispose(disposing);
        }
    }

    private Fault Kind => fault;
}

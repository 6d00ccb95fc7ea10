using System.Security.Cryptography;

namespace NtkWorkbench.Formats;

/// <summary>How far a <see cref="Journal"/> had come: what stands before is certain, what comes after may be cut off.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Of these bytes, in hexadecimal digits.</param>
internal sealed record JournalMark(long Length, string Sha256);

/// <summary>A file that only grows, and that can be returned to a mark.</summary>
internal sealed class Journal : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly string _path;
    private readonly Stream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private Journal(string path, Stream stream) => (_path, _stream) = (path, stream);

    /// <summary>Opens a journal to write on behind a mark; what stood there is cut off. Without a mark it begins empty.</summary>
    /// <exception cref="JobException">What stands before the mark is not what was written.</exception>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static Journal Open(string path, JournalMark? mark) => Guard(path, () =>
    {
        Disk.Current.CreateFolder(Path.GetDirectoryName(path)!);
        var journal = new Journal(path, Disk.Current.OpenJournal(path));
        try
        {
            if (!journal._stream.CanSeek)
                throw FileInputErrors.Single(path, "must be a file, got a pipe or a device");
            journal.Return(mark ?? new JournalMark(0, ""));
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    });

    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Write(bytes);
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw FileErrors.Unwritten(_path, error);
        }
        _hash.AppendData(bytes);
    }

    /// <summary>Lets other programs see what was appended.</summary>
    public void Flush() => Guard(_path, () =>
    {
        _stream.Flush();
        return RequireWhole();
    });

    /// <summary>Brings what was appended to the disk, and says how far that is.</summary>
    public JournalMark Mark() => Guard(_path, () =>
    {
        Disk.Current.Flush(_stream);
        RequireWhole();
        return new JournalMark(_stream.Position, Convert.ToHexStringLower(_hash.GetCurrentHash()));
    });

    // A write of which a part was lost without a word.
    private bool RequireWhole() => _stream.Length == _stream.Position ? true
        : throw new IOException($"{_stream.Length} of {_stream.Position} bytes were written");

    public void Dispose()
    {
        _hash.Dispose();
        _stream.Dispose();
    }

    private void Return(JournalMark mark)
    {
        byte[] block = new byte[BufferSize];
        for (long left = mark.Length; left > 0;)
        {
            int count = _stream.Read(block, 0, (int)Math.Min(left, BufferSize));
            if (count == 0)
                throw FileInputErrors.Single(_path, $"must have at least {mark.Length} bytes, got {mark.Length - left}: it was cut off");
            _hash.AppendData(block.AsSpan(0, count));
            left -= count;
        }
        if (mark.Length > 0 && Convert.ToHexStringLower(_hash.GetCurrentHash()) != mark.Sha256)
            throw FileInputErrors.Single(_path, "is damaged: its checksum is not that of its content");
        _stream.SetLength(mark.Length);
    }

    private static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw FileErrors.Unwritten(path, error);
        }
    }
}

namespace NtkWorkbench.Formats;

/// <summary>A file of binary numbers, plain or packed by gzip, read once from its beginning. What it holds is held against what it says of
/// itself before memory is taken; errors name the offset, in a packed file that of the unpacked bytes.</summary>
internal sealed class BinaryReading : IDisposable
{
    private readonly string _path;
    private readonly Stream _stream;
    private readonly bool _isPacked;
    private readonly long _most;

    private BinaryReading(string path)
    {
        _path = path;
        (_stream, _isPacked, _most) = PackedFile.Open(path);
    }

    /// <summary>Bytes read so far.</summary>
    public long Offset { get; private set; }

    public static T Read<T>(string path, Func<BinaryReading, T> read)
    {
        using var file = new BinaryReading(path);
        return InputFile.Guard(path, () => read(file));
    }

    /// <summary>Reads the next bytes, as many as there are.</summary>
    /// <returns>How many.</returns>
    public int Fill(Span<byte> bytes)
    {
        int count = _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        Offset += count;
        return count;
    }

    /// <summary>Reads the last bytes of the file.</summary>
    /// <param name="length">How many the file says it has from here on.</param>
    /// <param name="needs">What says so: "60000 images of 28 × 28".</param>
    /// <param name="create">An array of so many bytes as a destination; not called where the file is too short or too long.</param>
    public T ReadRest<T>(Int128 length, string needs, Func<Stream, T> create)
    {
        long begin = Offset, most = _most - begin;
        if (_isPacked ? length > most : length != most)
            throw Wrong(begin, length, needs, _isPacked ? $"at most {most}" : $"{most}");
        try
        {
            T content = create(_stream);
            // Also where a packed file's checksum is looked at.
            return _stream.ReadByte() < 0 ? content : throw Wrong(begin, length, needs, "more");
        }
        catch (EndOfStreamException)
        {
            throw Wrong(begin, length, needs, "fewer");
        }
    }

    public JobException Error(long offset, string message) =>
        FileInputErrors.Single(_path, $"at byte {offset}{(_isPacked ? " of what is unpacked" : "")}: {message}");

    public void Dispose() => _stream.Dispose();

    private JobException Wrong(long offset, Int128 length, string needs, string found) =>
        Error(offset, $"expected {length} bytes, for {needs}, found {found}");
}

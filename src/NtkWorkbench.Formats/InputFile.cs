namespace NtkWorkbench.Formats;

/// <summary>Opens files that a user names.</summary>
internal static class InputFile
{
    private const int BufferSize = 1 << 16;

    /// <exception cref="JobException">There is no such file, it is a folder, it may not be read, or it is larger.</exception>
    public static FileStream Open(string path, long largest = long.MaxValue)
    {
        if (Directory.Exists(path))
            throw FileInputErrors.Single(path, "must be a file, got a folder");
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
            long? length = stream.CanSeek ? stream.Length : null;
            if (length <= largest)
                return stream;
            stream.Dispose();
            throw FileInputErrors.Single(path,
                length is null ? "must be a file, got a pipe or a device" : $"must have at most {largest} bytes, got {length}");
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw FileInputErrors.Single(path, FileErrors.Describe(error));
        }
    }

    /// <summary>Opens a file, reads it and closes it; what the file system refuses on the way is an error of the file.</summary>
    public static T Read<T>(string path, Func<FileStream, T> read)
    {
        using FileStream stream = Open(path);
        try
        {
            return read(stream);
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw FileInputErrors.Single(path, FileErrors.Describe(error));
        }
    }
}

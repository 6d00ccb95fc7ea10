namespace NtkWorkbench.Formats;

/// <summary>Opens files that a user names.</summary>
internal static class InputFile
{
    /// <exception cref="JobException">There is no such file, it is a folder, it may not be read, or it is larger.</exception>
    public static FileStream Open(string path, long largest = long.MaxValue)
    {
        if (Directory.Exists(path))
            throw FileInputErrors.Single(path, "must be a file, got a folder");
        try
        {
            FileStream stream = Disk.Current.OpenRead(path);
            // A device says that it has no length, and gives bytes all the same.
            if (stream.CanSeek && stream.Length <= largest && (stream.Length > 0 || stream.ReadByte() < 0))
                return stream;
            long? length = stream.CanSeek && stream.Length > 0 ? stream.Length : null;
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
    public static T Read<T>(string path, Func<FileStream, T> read) => Read(path, long.MaxValue, read);

    /// <summary>As the other, of a file of at most so many bytes.</summary>
    public static T Read<T>(string path, long largest, Func<FileStream, T> read)
    {
        using FileStream stream = Open(path, largest);
        return Guard(path, () => read(stream));
    }

    /// <summary>Reads from a file that is open; what the file system refuses on the way is an error of the file.</summary>
    public static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw FileInputErrors.Single(path, FileErrors.Describe(error));
        }
    }

    /// <summary>All of a JSON file's text.</summary>
    public static string ReadText(string path) => Read(path, FileLimits.JsonBytes, stream =>
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}

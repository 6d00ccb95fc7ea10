using System.Text;

namespace NtkWorkbench.Figures;

/// <summary>Files that appear whole or not at all: a temporary name in the same folder, flushed to disk, renamed.</summary>
internal static class WholeFile
{
    /// <summary>Writes text in UTF-8 without a byte order mark, lines ending in '\n'; makes the folder.</summary>
    /// <exception cref="NtkException">The file cannot be written; an older one stays as it was.</exception>
    public static void Write(string path, Action<TextWriter> write) => Replace(path, Create, stream =>
    {
        using StreamWriter writer = new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        write(writer);
    });

    /// <summary>Writes bytes, and looks whether they all arrived; makes the folder.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What becomes its content.</param>
    /// <param name="create">Makes a file that is not there; null: on the file system.</param>
    /// <exception cref="NtkException">The file cannot be written; an older one stays as it was.</exception>
    public static void WriteBytes(string path, byte[] bytes, Func<string, Stream>? create = null) =>
        Replace(path, create ?? Create, stream =>
    {
        stream.Write(bytes);
        stream.Flush();
        if (stream.Length != bytes.Length)
            throw new IOException($"{stream.Length} of {bytes.Length} bytes were written");
    });

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write);

    private static void Replace(string path, Func<string, Stream> create, Action<Stream> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Independent of the file's own name, which may be as long as the file system allows.
            string temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}.tmp");
            try
            {
                using (Stream stream = create(temporary))
                {
                    write(stream);
                    (stream as FileStream)?.Flush(flushToDisk: true);
                }
                File.Move(temporary, path, overwrite: true);
            }
            finally
            {
                // After the rename there is nothing under this name, and deleting nothing is no error.
                File.Delete(temporary);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NtkException($"{path}: cannot be written: {Reason(error)}", error);
        }
    }

    /// <summary>The file system's words without the temporary name that follows them.</summary>
    private static string Reason(Exception error) =>
        error is UnauthorizedAccessException ? "access is denied" : error.Message.Split(" : '")[0].TrimEnd('.');
}

using System.Security.Cryptography;
using System.Text;

namespace NtkWorkbench.Formats;

/// <summary>
/// Files that appear whole or not at all: written under a temporary name in the same folder, flushed to disk, renamed.
/// Missing folders on the way are made.
/// </summary>
internal static class AtomicFile
{
    private const int BufferSize = 1 << 16;
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes bytes, replacing a file that is there.</summary>
    /// <exception cref="NtkException">The place cannot be written; an older file stays as it was.</exception>
    public static void Write(string path, Action<Stream> write) => Write(path, write, replace: true);

    /// <summary>Writes UTF-8 text with LF line ends, replacing a file that is there.</summary>
    /// <exception cref="NtkException">The place cannot be written; an older file stays as it was.</exception>
    public static void WriteText(string path, Action<TextWriter> write) => Write(path, AsText(write), replace: true);

    /// <summary>Writes a text as it is, replacing a file that is there.</summary>
    /// <exception cref="NtkException">The place cannot be written; an older file stays as it was.</exception>
    public static void WriteText(string path, string text) => WriteText(path, writer => writer.Write(text));

    /// <summary>Writes a text where no file is yet; of several writers at once one succeeds.</summary>
    /// <returns>False where the file is there already; it stays as it was.</returns>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static bool TryWriteNewText(string path, string text) => Write(path, AsText(writer => writer.Write(text)), replace: false);

    private static bool Write(string path, Action<Stream> write, bool replace)
    {
        try
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            Directory.CreateDirectory(folder);
            return WriteAndRename(TemporaryName(folder), path, write, replace);
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw new NtkException($"{path}: cannot be written: {FileErrors.Describe(error)}", error);
        }
    }

    private static bool WriteAndRename(string temporary, string path, Action<Stream> write, bool replace)
    {
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            if (!replace && HardLink.TryCreate(temporary, path))
                return true;
            if (!replace && File.Exists(path))
                return false;
            File.Move(temporary, path, overwrite: replace);
            return true;
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            return false;
        }
        finally
        {
            // After a rename there is nothing under this name, and deleting nothing is no error.
            File.Delete(temporary);
        }
    }

    private static Action<Stream> AsText(Action<TextWriter> write) => stream =>
    {
        using var writer = new StreamWriter(stream, Encoding, BufferSize, leaveOpen: true) { NewLine = "\n" };
        write(writer);
    };

    // Independent of the file's own name, which may be as long as the file system allows.
    private static string TemporaryName(string folder) =>
        Path.Combine(folder, $".{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp");
}

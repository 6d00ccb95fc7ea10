using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NtkWorkbench.Formats;

/// <summary>
/// Files that appear whole or not at all: written under a temporary name in the same folder, flushed to disk, renamed. Missing folders
/// on the way are made. A place that cannot be written is an <see cref="NtkException"/>, and an older file stays as it was.
/// </summary>
internal static partial class AtomicFile
{
    private const int BufferSize = 1 << 16;
    private const int TemporaryDigits = 16;
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(string path, Action<Stream> write) => Write(path, write, replace: true, Create);

    /// <summary>Writes bytes, and looks whether they all arrived. <c>create</c>: makes a file that is not there; null: on the file
    /// system.</summary>
    public static void WriteBytes(string path, byte[] bytes, Func<string, Stream>? create = null)
    {
        Write(path, WriteAll, replace: true, create ?? Create);

        void WriteAll(Stream stream)
        {
            stream.Write(bytes);
            stream.Flush();
            if (stream.Length != bytes.Length)
                throw new IOException($"{stream.Length} of {bytes.Length} bytes were written");
        }
    }

    public static void Copy(string from, string path) => Write(path, stream => InputFile.Read(from, source =>
    {
        source.CopyTo(stream);
        return true;
    }));

    /// <summary>Writes UTF-8 text with LF line ends.</summary>
    public static void WriteText(string path, Action<TextWriter> write) => Write(path, AsText(write));

    public static void WriteText(string path, string text) => WriteText(path, writer => writer.Write(text));

    /// <summary>Writes a text where no file is yet; of several writers at once one succeeds.</summary>
    /// <returns>False where the file is there already; it stays as it was.</returns>
    public static bool TryWriteNewText(string path, string text) =>
        Write(path, AsText(writer => writer.Write(text)), replace: false, Create);

    /// <summary>What writes that were interrupted left in a folder, and in those below it.</summary>
    public static IEnumerable<string> Leftovers(string folder, bool andBelow) => Directory.EnumerateFiles(
        folder, $".{new string('?', TemporaryDigits)}.tmp", andBelow ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly);

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);

    private static Action<Stream> AsText(Action<TextWriter> write) => stream =>
    {
        using var writer = new StreamWriter(stream, Encoding, BufferSize, leaveOpen: true) { NewLine = "\n" };
        write(writer);
    };

    private static bool Write(string path, Action<Stream> write, bool replace, Func<string, Stream> create)
    {
        try
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            Directory.CreateDirectory(folder);
            // Independent of the file's own name, which may be as long as the file system allows.
            string temporary = Path.Combine(folder, $".{RandomNumberGenerator.GetHexString(TemporaryDigits, lowercase: true)}.tmp");
            try
            {
                using (Stream stream = create(temporary))
                {
                    write(stream);
                    (stream as FileStream)?.Flush(flushToDisk: true);
                }
                return Rename(temporary, path, replace);
            }
            finally
            {
                // After a rename there is nothing under this name, and deleting nothing is no error.
                File.Delete(temporary);
            }
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            return false;
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw FileErrors.Unwritten(path, error);
        }
    }

    private static bool Rename(string temporary, string path, bool replace)
    {
        // Renaming replaces a file that came in the meantime; a link fails then, at once and for certain.
        if (!replace && !OperatingSystem.IsWindows() && Link(temporary, path) == 0)
            return true;
        if (!replace && File.Exists(path))
            return false;
        File.Move(temporary, path, overwrite: replace);
        return true;
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string path, string name);
}

using System.Security.Cryptography;

namespace NtkWorkbench.Formats;

/// <summary>
/// Files that appear whole or not at all: written under a temporary name in the same folder, flushed to disk, renamed. Missing folders
/// on the way are made. A place that cannot be written is an <see cref="NtkException"/>, and an older file stays as it was.
/// </summary>
internal static class AtomicFile
{
    private const int BufferSize = 1 << 16;
    private const int TemporaryDigits = 16;
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public static void WriteBytes(string path, byte[] bytes) => Write(path, stream => stream.Write(bytes));

    public static void Write(string path, Action<Stream> write) => Write(path, write, replace: true);

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
        Write(path, AsText(writer => writer.Write(text)), replace: false);

    /// <summary>Whether a path is the temporary name of a file that is being written.</summary>
    public static bool IsTemporary(string path) => Path.GetFileName(path) is ['.', .. { Length: TemporaryDigits }, '.', 't', 'm', 'p'];

    /// <summary>What writes that were interrupted left in a folder, and in those below it, links not followed; a file that is being
    /// written is not among it.</summary>
    public static IEnumerable<string> Leftovers(string folder, bool andBelow) => Directory
        .EnumerateFiles(folder, $".{new string('?', TemporaryDigits)}.tmp",
            new EnumerationOptions { RecurseSubdirectories = andBelow, AttributesToSkip = FileAttributes.ReparsePoint })
        .Where(file => !IsOpen(file));

    private static bool IsOpen(string file)
    {
        try
        {
            new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None).Dispose();
            return false;
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            return true;
        }
    }

    private static Action<Stream> AsText(Action<TextWriter> write) => stream =>
    {
        using var writer = new StreamWriter(stream, Encoding, BufferSize, leaveOpen: true) { NewLine = "\n" };
        write(writer);
    };

    private static bool Write(string path, Action<Stream> write, bool replace)
    {
        IDisk disk = Disk.Current;
        try
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            MakeFolder(disk, folder);
            // Independent of the file's own name, which may be as long as the file system allows.
            string temporary = Path.Combine(folder, $".{RandomNumberGenerator.GetHexString(TemporaryDigits, lowercase: true)}.tmp");
            try
            {
                using (Stream stream = disk.Create(temporary))
                {
                    write(stream);
                    disk.Flush(stream);
                    if (stream.Length != stream.Position)
                        throw new IOException($"{stream.Length} of {stream.Position} bytes were written");
                }
                bool isNew = Name(disk, temporary, path, replace);
                disk.FlushFolder(folder);
                return isNew;
            }
            catch
            {
                TryDelete(disk, temporary);
                throw;
            }
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw FileErrors.Unwritten(path, error);
        }
    }

    // A folder is only there for certain when the one that holds its name is flushed.
    private static void MakeFolder(IDisk disk, string folder)
    {
        if (Directory.Exists(folder))
            return;
        string? parent = Path.GetDirectoryName(folder);
        if (parent is not null)
            MakeFolder(disk, parent);
        disk.CreateFolder(folder);
        if (parent is not null)
            disk.FlushFolder(parent);
    }

    // Renaming replaces a file that came in the meantime; a link fails then, at once and for certain.
    private static bool Name(IDisk disk, string temporary, string path, bool replace)
    {
        if (replace)
        {
            disk.Rename(temporary, path);
            return true;
        }
        bool isNew = disk.TryLink(temporary, path) || (!File.Exists(path) && TryCreateCopy(disk, temporary, path));
        disk.Delete(temporary);
        return isNew;
    }

    // Where there are no second names. The file is there for one writer alone, though for a moment not whole.
    private static bool TryCreateCopy(IDisk disk, string temporary, string path)
    {
        using FileStream source = disk.OpenRead(temporary);
        Stream copy;
        try
        {
            copy = disk.Create(path);
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        try
        {
            using (copy)
            {
                source.CopyTo(copy);
                disk.Flush(copy);
            }
            return true;
        }
        catch
        {
            TryDelete(disk, path);
            throw;
        }
    }

    // What went wrong before is what is told.
    private static void TryDelete(IDisk disk, string file)
    {
        try
        {
            disk.Delete(file);
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
        }
    }
}

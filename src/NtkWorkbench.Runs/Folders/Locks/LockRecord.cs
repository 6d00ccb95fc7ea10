using System.Text;

namespace NtkWorkbench.Runs;

/// <summary>What the file of a lock says. It is written over where it lies, so that a file that another has deleted does not come
/// back.</summary>
internal sealed record LockRecord
{
    // Longer than any record, shorter than what a file system writes at once.
    private const int Length = 1 << 10;

    /// <summary>Whether the process has ended its work on the folder.</summary>
    public bool IsReleased { get; init; }

    /// <summary>Whether it ended in the middle of that work, and may have files open yet.</summary>
    public bool HasFilesOpen { get; init; }

    /// <summary>Of all locks only this one has it.</summary>
    public required string Token { get; init; }

    /// <summary>Grows with every sign that the process gives.</summary>
    public long Signs { get; init; }

    public required RunProcess Process { get; init; }

    /// <summary>Null where the file is not one of a lock, or is not whole yet.</summary>
    public static LockRecord? Read(string path)
    {
        try
        {
            return RunJson.Read<LockRecord>(path);
        }
        catch (JobException)
        {
            return null;
        }
    }

    /// <summary>Writes it where no file is yet.</summary>
    /// <returns>False where there is one, or where it could not be told that this one is it.</returns>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public bool TryCreate(string path) => AtomicFile.TryWriteNewText(path, Text());

    /// <summary>Writes it over the one of the same token.</summary>
    /// <returns>False where that is not there any more.</returns>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public bool TryRewrite(string path, IDisk disk)
    {
        if (!File.Exists(path) || (Read(path) is LockRecord found && found.Token != Token))
            return false;
        try
        {
            using Stream file = disk.OpenExisting(path);
            file.Write(Encoding.UTF8.GetBytes(Text()));
            return true;
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            return File.Exists(path) ? throw FileErrors.Unwritten(path, error) : false;
        }
    }

    private string Text() => RunJson.Text(this).TrimEnd().PadRight(Length - 1) + "\n";
}

namespace NtkWorkbench.Runs;

/// <summary>
/// Keeps a folder for one process: a file that stays open, which the system closes with the process however that ends. It names its
/// process, for file systems whose locks do not reach other machines.
/// </summary>
internal sealed class RunLock : IDisposable
{
    /// <summary>A process of another machine that has said nothing for so long is taken for gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Stream _file;

    private RunLock(Stream file) => _file = file;

    /// <exception cref="JobException">Another process works on the folder.</exception>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static RunLock Take(RunFolder folder, TimeProvider time)
    {
        Stream file = Open(folder);
        try
        {
            RequireNoOther(folder, time);
            return new RunLock(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a process works on the folder: one of this machine holds its lock, or one of another said so lately.</summary>
    public static bool IsHeld(RunFolder folder, RunProcess? process, TimeProvider time)
    {
        if (process is { IsHere: false })
            return time.GetUtcNow() - process.Heartbeat < Patience;
        try
        {
            new FileStream(folder.Lock, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            // Held, or in a folder that may only be read: then the process says whether it is there.
            return process?.IsAlive() ?? true;
        }
    }

    public void Dispose() => _file.Dispose();

    private static Stream Open(RunFolder folder)
    {
        try
        {
            Disk.Current.CreateFolder(folder.State);
            return Disk.Current.OpenAlone(folder.Lock);
        }
        catch (IOException) when (File.Exists(folder.Lock) && IsHeld(folder, null, TimeProvider.System))
        {
            throw InUse(folder, Unfinished(folder));
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw FileErrors.Unwritten(folder.Lock, error);
        }
    }

    private static void RequireNoOther(RunFolder folder, TimeProvider time)
    {
        if (Unfinished(folder) is { IsHere: false } other && IsHeld(folder, other, time))
            throw InUse(folder, other);
    }

    private static RunProcess? Unfinished(RunFolder folder) =>
        File.Exists(folder.Summary) ? RunJson.Read<RunHeader>(folder.Summary).Process : null;

    private static JobException InUse(RunFolder folder, RunProcess? process) => FileInputErrors.Single(folder.Path,
        $"{process?.ToString() ?? "another process"} works on this run; wait for its end, or end it");
}

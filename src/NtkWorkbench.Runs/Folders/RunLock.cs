using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NtkWorkbench.Runs;

/// <summary>
/// Keeps a folder for one process: a file that stays open, which the system closes with the process however that ends. It names its
/// process, for file systems whose locks do not reach other machines.
/// </summary>
internal sealed class RunLock : IDisposable
{
    /// <summary>A process of another machine that has said nothing for so long is taken for gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private const int Attempts = 5;

    private readonly Stream _file;

    private RunLock(Stream file) => _file = file;

    /// <exception cref="JobException">Another process works on the folder.</exception>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static RunLock Take(RunFolder folder, TimeProvider time)
    {
        // A process that ends deletes the file that another has just opened; one that only looks holds it for a moment.
        Stream? file = null;
        for (int attempt = 1; file is null; attempt++)
        {
            file = TryOpen(folder, isLast: attempt == Attempts);
            if (file is null)
                Thread.Sleep(Pause);
        }
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
        catch (IOException error) when (IsOfLock(error))
        {
            return true;
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            // A folder that may only be read: then the process says whether it is there.
            return process?.IsAlive() ?? false;
        }
    }

    public void Dispose() => _file.Dispose();

    private static Stream? TryOpen(RunFolder folder, bool isLast)
    {
        try
        {
            Disk.Current.CreateFolder(folder.State);
            Stream file = Disk.Current.OpenAlone(folder.Lock);
            if (IsThatOfTheFolder(file, folder.Lock))
                return file;
            file.Dispose();
            return isLast ? throw InUse(folder, Holder(folder.Lock)) : null;
        }
        catch (IOException error) when (IsOfLock(error))
        {
            return isLast ? throw InUse(folder, Holder(folder.Lock) ?? Unfinished(folder)?.ToString()) : null;
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw FileErrors.Unwritten(folder.Lock, error);
        }
    }

    // What is written into the one is read from the other.
    private static bool IsThatOfTheFolder(Stream file, string path)
    {
        string token = $"{RunProcess.Current(TimeProvider.System)}\n{RandomNumberGenerator.GetHexString(32, lowercase: true)}\n";
        file.SetLength(0);
        file.Write(Encoding.UTF8.GetBytes(token));
        file.Flush();
        // Windows deletes no file that is open.
        return OperatingSystem.IsWindows() || Content(path) == token;
    }

    private static string? Holder(string path) => Content(path)?.Split('\n') is [{ Length: > 0 } process, ..] ? process : null;

    // Reading does without a lock.
    private static string? Content(string path)
    {
        try
        {
            using var found = new StreamReader(Disk.Current.OpenRead(path));
            return found.ReadToEnd();
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            return null;
        }
    }

    // EWOULDBLOCK of Linux and macOS, and what Windows says of a file that another has open.
    private static bool IsOfLock(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static void RequireNoOther(RunFolder folder, TimeProvider time)
    {
        if (Unfinished(folder) is { IsHere: false } other && IsHeld(folder, other, time))
            throw InUse(folder, Invariant($"{other}") + TakenForGone(other));
    }

    private static RunProcess? Unfinished(RunFolder folder) =>
        File.Exists(folder.Summary) ? RunJson.Read<RunHeader>(folder.Summary).Process : null;

    private static string TakenForGone(RunProcess process) =>
        Invariant($" (taken for gone {Patience.TotalMinutes} minutes after its last sign, at ")
        + (process.Heartbeat + Patience).ToUniversalTime().ToString("HH:mm:ss 'UTC)'", CultureInfo.InvariantCulture);

    private static JobException InUse(RunFolder folder, string? process) => FileInputErrors.Single(folder.Path,
        $"{process ?? "another process"} works on this run; wait for its end, or end it");
}

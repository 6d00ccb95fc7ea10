using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NtkWorkbench.Formats;

/// <summary>The file system itself.</summary>
internal sealed partial class SystemDisk : IDisk
{
    private const int BufferSize = 1 << 16;

    // Of open(2), on Linux and macOS: read only, do not wait, close in children.
    private static readonly int NonBlocking = OperatingSystem.IsMacOS() ? 0x4 | 0x1000000 : 0x800 | 0x80000;

    public Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);

    public Stream OpenJournal(string path) =>
        new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, BufferSize);

    public Stream OpenExisting(string path) =>
        new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    // The library waits at a pipe until somebody writes to it.
    public FileStream OpenRead(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            var handle = new SafeFileHandle(Open(path, NonBlocking), ownsHandle: true);
            if (!handle.IsInvalid)
                return new FileStream(handle, FileAccess.Read, BufferSize);
            handle.Dispose();
        }
        return new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, FileOptions.SequentialScan);
    }

    public void Flush(Stream stream) => ((FileStream)stream).Flush(flushToDisk: true);

    public void FlushFolder(string folder)
    {
        // Windows keeps names and content together.
        if (OperatingSystem.IsWindows())
            return;
        using var handle = new SafeFileHandle(Open(folder, NonBlocking), ownsHandle: true);
        // A file system may know no such flush (EINVAL); then there is nothing to be waited for.
        const int invalid = 22;
        if (handle.IsInvalid || (Fsync(handle) != 0 && Marshal.GetLastPInvokeError() != invalid))
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    public void Rename(string path, string name) => File.Move(path, name, overwrite: true);

    public bool TryLink(string path, string name) =>
        OperatingSystem.IsWindows() ? CreateHardLink(name, path, 0) : Link(path, name) == 0;

    public void Delete(string path) => File.Delete(path);

    public void DeleteFolder(string folder, bool withContent) => Directory.Delete(folder, withContent);

    public void CreateFolder(string folder) => Directory.CreateDirectory(folder);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle handle);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string path, string name);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string name, string path, nint reserved);
}

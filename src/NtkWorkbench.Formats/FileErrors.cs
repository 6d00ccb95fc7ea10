using System.Security;

namespace NtkWorkbench.Formats;

/// <summary>What the file system refuses, in words for the user.</summary>
internal static class FileErrors
{
    /// <summary>Whether an exception is the file system's answer rather than a defect of the program.</summary>
    public static bool AreOf(Exception error) => error is IOException or UnauthorizedAccessException or SecurityException
        or InvalidDataException;

    /// <summary>The reason, without the path and without a full stop.</summary>
    public static string Describe(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file or folder",
        PathTooLongException => "the path is too long",
        UnauthorizedAccessException => "access is denied",
        InvalidDataException => $"is damaged or cut off: {error.Message.TrimEnd('.')}",
        // Some end with " : 'path'".
        _ => error.Message.Split(" : '")[0].TrimEnd('.'),
    };

    /// <summary>The error of a place that cannot be written.</summary>
    public static NtkException Unwritten(string path, Exception error) => new($"{path}: cannot be written: {Describe(error)}", error);
}

namespace NtkWorkbench.Formats;

/// <summary>Names of files and folders that stay in the folder that they are put into.</summary>
internal static class PlainName
{
    private static readonly System.Buffers.SearchValues<char> Refused = System.Buffers.SearchValues.Create("/\\:\0");

    /// <summary>Refuses a name that leads elsewhere; its text otherwise.</summary>
    public static string ThrowIfNot(string name) => Is(name) ? name
        : throw new NtkException($"a name must be that of a file or folder and lead nowhere else, got '{name}'");

    public static bool Is(string name) => name is not ("" or "." or "..") && !name.AsSpan().ContainsAny(Refused);
}

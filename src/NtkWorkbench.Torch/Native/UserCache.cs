namespace NtkWorkbench.Torch;

/// <summary>The user's folder for what can be made again.</summary>
internal static class UserCache
{
    public const string Variable = "XDG_CACHE_HOME";

    public static string? Here() =>
        Folder(Environment.GetEnvironmentVariable(Variable), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>The workbench's part of it; null where there is neither the variable nor a home folder. variable: what
    /// <see cref="Variable"/> names; as its specification asks, a relative path counts for nothing; home: the home folder; empty:
    /// none.</summary>
    /// <remarks>Source: XDG Base Directory Specification 0.8.</remarks>
    public static string? Folder(string? variable, string home) =>
        Path.IsPathFullyQualified(variable ?? "") ? Path.Combine(variable!, "ntk-workbench")
        : home.Length > 0 ? Path.Combine(home, ".cache", "ntk-workbench")
        : null;
}

namespace NtkWorkbench.Figures;

/// <summary>What pages are made of, as it is embedded.</summary>
internal static class PageResource
{
    private static readonly Lazy<string> AllStyles = new(() => string.Concat(
        typeof(PageResource).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Styles/", StringComparison.Ordinal))
            .OrderBy(name => name != "Styles/page.css").ThenBy(name => name, StringComparer.Ordinal).Select(Read)));

    /// <summary>All style sheets, that of every page first.</summary>
    public static string Styles => AllStyles.Value;

    /// <summary>The modules that scripts begin with: those that lie in no folder.</summary>
    public static IReadOnlyList<string> Entries { get; } = [.. typeof(PageResource).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Scripts/", StringComparison.Ordinal) && name.LastIndexOf('/') == "Scripts".Length)
        .Select(name => name["Scripts/".Length..])];

    /// <summary>A file of Pages/Scripts.</summary>
    public static string Script(string module) => Read($"Scripts/{module}");

    private static string Read(string name)
    {
        using Stream stream = typeof(PageResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"no part of a page is named {name}");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}

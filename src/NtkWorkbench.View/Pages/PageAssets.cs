namespace NtkWorkbench.View;

/// <summary>The scripts and the style sheet of the server's pages.</summary>
internal static class PageAssets
{
    /// <summary>What the scripts begin with; those of reports are others.</summary>
    public static IReadOnlyList<string> Entries { get; } = ["view.js", "live.js"];

    /// <summary>The kind and the text of one; null where there is none of this name.</summary>
    public static (string Type, string Text)? Find(string name) => name switch
    {
        "page.css" => ("text/css", PageResource.Styles),
        _ => Entries.Contains(name) ? ("text/javascript", PageScript.Of(name)) : null,
    };
}

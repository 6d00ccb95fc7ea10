namespace NtkWorkbench.View;

/// <summary>The scripts and the style sheet of the server's pages.</summary>
internal static class PageAssets
{
    /// <summary>The kind and the text of one; null where there is none of this name.</summary>
    public static (string Type, string Text)? Find(string name) => name switch
    {
        "view.js" or "live.js" => ("text/javascript", PageScript.Of(name)),
        "page.css" => ("text/css", PageResource.Styles),
        _ => null,
    };
}

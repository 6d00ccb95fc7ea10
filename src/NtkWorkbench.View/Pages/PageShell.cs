using System.Net;

namespace NtkWorkbench.View;

/// <summary>The pages of the server before their scripts have filled them. What comes from a run reaches a page as data alone.</summary>
internal static class PageShell
{
    /// <summary>The list of runs.</summary>
    public static string List(string folder) => Page("Runs", "view.js",
        $"<main class=\"view\"><h1>Runs in <code>{WebUtility.HtmlEncode(folder)}</code></h1>");

    /// <summary>One run while it has no report yet.</summary>
    public static string Live() => Page("Run", "live.js", "<main class=\"report\"><p><a href=\"/list\">All runs</a></p>");

    /// <summary>A few sentences and links, without a script.</summary>
    public static string Short(string title, IEnumerable<string> sentences, IEnumerable<(string Address, string Text)> links) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <link rel="stylesheet" href="/assets/page.css">
        </head>
        <body>
        <main class="report"><h1>{WebUtility.HtmlEncode(title)}</h1>
        {string.Concat(sentences.Select(sentence => $"<p>{WebUtility.HtmlEncode(sentence)}</p>\n"))}{string.Concat(links.Select(link =>
            $"<p><a href=\"{WebUtility.HtmlEncode(link.Address)}\">{WebUtility.HtmlEncode(link.Text)}</a></p>\n"))}</main>
        </body>
        </html>

        """;

    private static string Page(string title, string script, string main) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/assets/page.css">
        <script src="/assets/{script}" defer></script>
        </head>
        <body>
        {main}
        <noscript><p>This page needs JavaScript.</p></noscript></main>
        </body>
        </html>

        """;
}

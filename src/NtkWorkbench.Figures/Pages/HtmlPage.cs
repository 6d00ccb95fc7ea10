using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace NtkWorkbench.Figures;

/// <summary>A page as one file of its own, put together from top to bottom: words, data, one style sheet and one script. Its policy lets it
/// load nothing and run nothing else; text that comes from elsewhere is encoded, whatever it holds.</summary>
/// <param name="title">Stands in the browser's tab.</param>
/// <param name="entry">The script's first module (<see cref="PageScript"/>).</param>
internal sealed class HtmlPage(string title, string entry)
{
    private readonly StringBuilder _body = new();
    private readonly StringBuilder _data = new();

    /// <summary>Bytes of a page without words and data.</summary>
    public static int BytesWithout(string entry) => PageResource.Styles.Length + PageScript.Of(entry).Length;

    /// <summary>An element that holds text alone.</summary>
    public HtmlPage Element(string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Open(name, attributes).Text(text).Close(name);

    public HtmlPage Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _body.Append('<').Append(name);
        foreach ((string attribute, string value) in attributes)
            _body.Append(' ').Append(attribute).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        _body.Append('>');
        return this;
    }

    public HtmlPage Close(string name)
    {
        _body.Append("</").Append(name).Append('>');
        return this;
    }

    public HtmlPage Text(string text)
    {
        _body.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>Begins a new line of the file.</summary>
    public HtmlPage Line()
    {
        _body.Append('\n');
        return this;
    }

    /// <summary>Data for the script, found by their id.</summary>
    /// <param name="id">Letters.</param>
    /// <param name="json">By the default encoder, which writes no '&lt;'.</param>
    public HtmlPage Data(string id, string json)
    {
        if (json.Contains('<', StringComparison.Ordinal))
            throw new ArgumentException("data of a page must be written by the default encoder", nameof(json));
        _data.Append("<script type=\"application/json\" id=\"").Append(id).Append("\">").Append(json).Append("</script>\n");
        return this;
    }

    /// <summary>Characters so far, with style sheet and script.</summary>
    public long Length => BytesWithout(entry) + (long)_body.Length + _data.Length;

    public override string ToString()
    {
        string script = PageScript.Of(entry);
        (string before, string after) = Head(script);
        return $"""
            {before}{WebUtility.HtmlEncode(title)}{after}
            {_body}
            {_data}<script>{script}</script>
            </body>
            </html>

            """;
    }

    /// <summary>What such a page begins with before and after its title: the policy, and the style sheet.</summary>
    internal static (string BeforeTitle, string AfterTitle) Head(string script)
    {
        string style = PageResource.Styles;
        return ($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(style, script)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>
            """, $"""
            </title>
            <style>{style}</style>
            </head>
            <body>
            """);
    }

    /// <summary>What a page may do: run its script, use its style sheet, show pictures that it makes itself.</summary>
    internal static string Policy(string style, string script) =>
        $"default-src 'none'; script-src {Hash(script)}; style-src {Hash(style)}; img-src data: blob:; base-uri 'none'; "
        + "form-action 'none'";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}

using System.Security.Cryptography;
using System.Text;

namespace NtkWorkbench.View;

/// <summary>
/// What a report may do. One that begins as this program begins its own, policy and style included, runs the script of that policy and no
/// other, whoever wrote the file; then it may stand beside the other pages, and its links lead to its folder. Any other runs what it
/// holds without an origin, and reaches nothing.
/// </summary>
internal static class ReportPolicy
{
    private const string Offline = "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    private const int MostTitleBytes = 1 << 12;

    private static readonly Lazy<OwnHead[]> Heads = new(() =>
        [.. PageResource.Entries.Except(PageAssets.Entries).Select(entry => OwnHead.Of(PageScript.Of(entry)))]);

    /// <summary>For pages that this program makes.</summary>
    public static string Own => $"{Offline}; script-src {string.Join(' ', Heads.Value.Select(head => head.Hash))}";

    /// <summary>For a report of any origin; the file is at its beginning again.</summary>
    public static string Of(FileStream report)
    {
        byte[] head = new byte[Heads.Value.Max(own => own.Before.Length + own.After.Length) + MostTitleBytes];
        ReadOnlySpan<byte> read = head.AsSpan(0, report.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        report.Position = 0;
        foreach (OwnHead own in Heads.Value)
        {
            if (own.Begins(read))
                return $"{Offline}; script-src {own.Hash}";
        }
        return $"{Offline}; script-src 'unsafe-inline'; sandbox allow-scripts allow-downloads";
    }

    private sealed record OwnHead(byte[] Before, byte[] After, string Hash)
    {
        public static OwnHead Of(string script)
        {
            (string before, string after) = HtmlPage.Head(script);
            return new OwnHead(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after),
                $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'");
        }

        // A title holds no markup: the first that follows it is the page's.
        public bool Begins(ReadOnlySpan<byte> page) => page.StartsWith(Before)
            && page[Before.Length..] is var rest && rest.IndexOf((byte)'<') is >= 0 and int end && rest[end..].StartsWith(After);
    }
}

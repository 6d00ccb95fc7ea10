using System.Security.Cryptography;
using System.Text;

namespace NtkWorkbench.View;

/// <summary>
/// What a report may do. One that names a script of this program runs that script and no other, whoever wrote the file; then it may stand
/// beside the other pages, and its links lead to its folder. Any other runs what it holds without an origin, and reaches nothing.
/// </summary>
internal static class ReportPolicy
{
    private const string Offline = "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    /// <summary>The policy of a page stands in its head.</summary>
    private const int HeadBytes = 1 << 16;

    private static readonly Lazy<string[]> Hashes = new(() =>
        [.. PageResource.Entries.Except(PageAssets.Entries).Select(entry => HashOf(PageScript.Of(entry)))]);

    /// <summary>For pages that this program makes.</summary>
    public static string Own => $"{Offline}; script-src {string.Join(' ', Hashes.Value)}";

    /// <summary>For a report of any origin; the file is at its beginning again.</summary>
    public static string Of(FileStream report)
    {
        byte[] head = new byte[HeadBytes];
        string text = Encoding.UTF8.GetString(head, 0, report.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false));
        report.Position = 0;
        return Hashes.Value.FirstOrDefault(hash => text.Contains(hash, StringComparison.Ordinal)) is string own
            ? $"{Offline}; script-src {own}"
            : $"{Offline}; script-src 'unsafe-inline'; sandbox allow-scripts allow-downloads";
    }

    private static string HashOf(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
}

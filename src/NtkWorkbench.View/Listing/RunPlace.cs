using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NtkWorkbench.View;

/// <summary>A run folder that was found, and by what name addresses call it.</summary>
internal sealed record RunPlace
{
    private const int IdBytes = 16;
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder as seen from that of the runs, with '/'.</summary>
    public required string Path { get; init; }

    /// <summary>Of a member, its family's folder as seen from that of the runs.</summary>
    public string? Family { get; init; }

    /// <summary>It has no job of one run: a family, or a run that has not begun.</summary>
    public bool IsFamily { get; init; }

    /// <summary>32 hexadecimal digits that follow from the path: an address is looked up among the runs that were found, and no part of it
    /// is ever part of a path.</summary>
    public string Id => IdOf(Path);

    public string? FamilyId => Family is null ? null : IdOf(Family);

    /// <summary>The metrics as far as training came; null where there are none.</summary>
    public FileInfo? Metrics => OwnFile.Find(Folder, "metrics.csv") ?? OwnFile.Find(Folder, "state", "metrics.csv");

    public bool HasReport => OwnFile.Find(Folder, "report.html") is not null;

    /// <summary>When it began, in UTC: what the folder's name says, else the time of its job file.</summary>
    public DateTimeOffset Started
    {
        get
        {
            string name = System.IO.Path.GetFileName(Folder);
            int end = name.IndexOf('-', StringComparison.Ordinal);
            return DateTimeOffset.TryParseExact(end < 0 ? name : name[..end], TimeFormat, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out DateTimeOffset named)
                ? named : new FileInfo(System.IO.Path.Combine(Folder, "job.yaml")).LastWriteTimeUtc;
        }
    }

    /// <summary>The name of the run at a path, whether or not there is one.</summary>
    public static string IdOf(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, IdBytes));
}

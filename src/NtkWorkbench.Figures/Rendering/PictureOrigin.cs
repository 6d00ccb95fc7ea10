namespace NtkWorkbench.Figures;

/// <summary>Where the numbers of a picture come from, as its file says: tEXt chunks of a PNG, the metadata of an SVG, the information of a
/// PDF.</summary>
public sealed record PictureOrigin
{
    /// <summary>The run: its folder's name.</summary>
    public required string Run { get; init; }

    /// <summary>The version of the program that ran it.</summary>
    public required string Version { get; init; }

    /// <summary>The git commit that the program was built from; null where it is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>Whether a small line at the foot of the picture says it too.</summary>
    public bool IsShown { get; init; }

    /// <summary>"run 20260101T120000Z-0a1b2c, ntk 0.1.0, commit 0123456789".</summary>
    public override string ToString() =>
        $"run {Run}, ntk {Version}" + (Commit is null ? "" : $", commit {Commit[..Math.Min(CommitDigits, Commit.Length)]}");

    // So many tell commits of any project apart.
    private const int CommitDigits = 10;
}

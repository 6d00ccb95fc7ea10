namespace NtkWorkbench.Runs;

/// <summary>
/// The version of what a folder holds, the first key of its summary.json; without the key it is 1. This version and the one before are
/// read.
/// </summary>
internal sealed record FolderFormat
{
    public const int Current = 2;

    private const int Oldest = Current - 1;

    public int Format { get; init; } = 1;

    /// <summary>Refuses a folder of any kind that this program does not read; one whose run has not ended yet says no version.</summary>
    public static void Require(RunFolder folder)
    {
        int found = File.Exists(folder.Summary) ? RunJson.Read<FolderFormat>(folder.Summary).Format : Current;
        if (found is >= Oldest and <= Current)
            return;
        string remedy = found > Current ? "a newer program wrote it: update this one" : "an older program wrote it: run its job again";
        throw FileInputErrors.Single(folder.Path, $"the folder has format {found}, this program reads {Oldest} and {Current}; {remedy}");
    }
}

namespace NtkWorkbench.View;

/// <summary>The spectra of a run's checkpoints, each told once it is there, and again where it changed.</summary>
internal sealed class SpectrumWatch(RunPlace place)
{
    private const int MostValues = 1000;

    private readonly Dictionary<string, DateTime> _told = [];

    public IEnumerable<(string Name, object Data)> Look()
    {
        var features = new DirectoryInfo(Path.Combine(place.Folder, "features"));
        if (!features.Exists || features.LinkTarget is not null)
            yield break;
        foreach (string checkpoint in features.GetDirectories().Select(folder => folder.Name).Order(NaturalOrder.Comparer))
        {
            if (OwnFile.Find(place.Folder, "features", checkpoint, "singular_values.csv") is FileInfo file
                && _told.GetValueOrDefault(checkpoint) != file.LastWriteTimeUtc && Read(file) is CsvTable table)
            {
                _told[checkpoint] = file.LastWriteTimeUtc;
                yield return ("spectrum", Told(checkpoint, table));
            }
        }
    }

    private static object Told(string checkpoint, CsvTable table)
    {
        int count = table.Values.Rows, shown = Math.Min(count, MostValues);
        // Of many values the indices of those that are told stand close where they are large.
        int[] rows = [.. Enumerable.Range(0, shown).Select(i => count <= MostValues ? i
            : (int)Math.Round(Math.Exp(Math.Log(count) * i / (shown - 1))) - 1).Distinct()];
        return new { Checkpoint = checkpoint, Index = rows.Select(row => row + 1), Values = Column(0), Floor = Column(1) };

        double?[] Column(int column) => [.. rows.Select(row => table.Values[row, column])
            .Select(value => double.IsFinite(value) ? value : (double?)null)];
    }

    private static CsvTable? Read(FileInfo file)
    {
        try
        {
            return CsvReader.Read(file.FullName, CsvReadOptions.OwnFile with { Columns = ["singular_value", "floor"] });
        }
        catch (JobException)
        {
            return null;
        }
    }
}

namespace NtkWorkbench.View;

/// <summary>What a page that shows the list is told: at first all rows, then those that changed.</summary>
internal sealed class ListChanges(Func<IReadOnlyList<ListedRun>> all)
{
    private IReadOnlyList<ListedRun>? _rows;
    private Dictionary<string, ListedRun> _told = [];

    public IEnumerable<(string Name, object Data)> Look()
    {
        IReadOnlyList<ListedRun> rows = all();
        if (ReferenceEquals(rows, _rows))
            return [];
        bool isFirst = _rows is null;
        ListedRun[] changed = [.. rows.Where(row => !ReferenceEquals(_told.GetValueOrDefault(row.Id), row))];
        var now = rows.ToDictionary(row => row.Id);
        string[] gone = [.. _told.Keys.Where(id => !now.ContainsKey(id))];
        (_rows, _told) = (rows, now);
        return changed.Length > 0 || gone.Length > 0 || isFirst ? [("runs", new { Changed = changed, Gone = gone })] : [];
    }
}

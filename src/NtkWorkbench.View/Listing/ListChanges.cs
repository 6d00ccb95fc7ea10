using System.Text.Json;

namespace NtkWorkbench.View;

/// <summary>What a page that shows the list is told: at first all rows, then those that changed.</summary>
internal sealed class ListChanges(RunCatalog catalog)
{
    private Dictionary<string, string> _told = [];

    public IEnumerable<(string Name, object Data)> Look()
    {
        IReadOnlyList<ListedRun> rows = catalog.Look();
        var now = rows.ToDictionary(row => row.Id, row => JsonSerializer.Serialize(row, ViewJson.Options));
        ListedRun[] changed = [.. rows.Where(row => _told.GetValueOrDefault(row.Id) != now[row.Id])];
        string[] gone = [.. _told.Keys.Where(id => !now.ContainsKey(id))];
        bool isFirst = _told.Count == 0;
        _told = now;
        return changed.Length > 0 || gone.Length > 0 || isFirst ? [("runs", new { Changed = changed, Gone = gone })] : [];
    }
}

using System.Collections.Concurrent;

namespace NtkWorkbench.View;

/// <summary>The runs below a folder, as they stand. However many ask, it looks at the disk no more often than four times a
/// second.</summary>
internal sealed class RunCatalog
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, RunRecord> _records = [];
    private IReadOnlyList<ListedRun> _rows = [];
    private Dictionary<string, RunPlace> _places = [];
    private long? _looked;

    /// <exception cref="JobException">There is no such folder.</exception>
    public RunCatalog(string folder, TimeProvider time)
    {
        if (!Directory.Exists(folder))
            throw FileInputErrors.Single(folder, "there is no such folder, expected one that holds runs");
        // The folder that was named may be a link itself; below it none is followed.
        var named = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        (Root, _time) = (named.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? named.FullName, time);
    }

    public string Root { get; }

    /// <summary>The rows, each family before its members.</summary>
    public IReadOnlyList<ListedRun> Look()
    {
        lock (_gate)
        {
            if (_looked is long before && _time.GetElapsedTime(before) < Interval)
                return _rows;
            IReadOnlyList<RunPlace> places = RunFinder.Find(Root);
            var rows = new (RunRecord Record, ListedRun Row)[places.Count];
            Parallel.For(0, places.Count, i =>
            {
                RunRecord record = _records.GetOrAdd(places[i].Path, _ => new RunRecord(places[i]));
                rows[i] = (record, record.Look(_time));
            });
            _places = places.ToDictionary(place => place.Id);
            _rows = WithDifferences(rows);
            _looked = _time.GetTimestamp();
            return _rows;
        }
    }

    /// <summary>The run that an address names; null where none was found.</summary>
    public (RunPlace Place, ListedRun Row)? Find(string id)
    {
        IReadOnlyList<ListedRun> rows = Look();
        lock (_gate)
        {
            return _places.GetValueOrDefault(id) is RunPlace place && rows.FirstOrDefault(row => row.Id == id) is ListedRun row
                ? (place, row) : null;
        }
    }

    private static ListedRun[] WithDifferences((RunRecord Record, ListedRun Row)[] rows)
    {
        ListedRun[] found = [.. rows.Select(row => row.Row)];
        foreach (int[] alike in Enumerable.Range(0, rows.Length).Where(i => rows[i].Row.Kind is not null)
            .GroupBy(i => (rows[i].Row.Family ?? $"name {rows[i].Row.Name}", rows[i].Row.Kind))
            .Select(group => group.ToArray()).Where(group => group.Length > 1))
        {
            var jobs = JobDifferences.Among([.. alike.Select(i => rows[i].Record.Job)]);
            for (int j = 0; j < alike.Length; j++)
            {
                found[alike[j]] = found[alike[j]] with
                {
                    Differences = jobs.Keys.Where(key => jobs.Value(j, key).Length > 0).ToDictionary(key => key, key => jobs.Value(j, key)),
                };
            }
        }
        return found;
    }
}

namespace NtkWorkbench.View;

/// <summary>The runs below a folder, as they stand. However many ask for all, it looks at the disk no more often than four times a second;
/// whoever asks for one waits for nobody.</summary>
internal sealed class RunCatalog
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private volatile Dictionary<string, RunRecord> _records = [];
    private Listed[] _listed = [];
    private IReadOnlyList<ListedRun> _rows = [];
    private long? _looked;

    /// <exception cref="JobException">There is no such folder.</exception>
    public RunCatalog(string folder, TimeProvider time)
    {
        if (File.Exists(folder))
            throw FileInputErrors.Single(folder, "is a file, expected a folder that holds runs: ntk view FOLDER names it");
        if (!Directory.Exists(folder))
        {
            throw FileInputErrors.Single(folder, "there is no such folder, expected one that holds runs: "
                + "make a first run by ntk run JOB, or name another by ntk view FOLDER");
        }
        // The folder that was named may be a link itself; below it none is followed.
        var named = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        (Root, _time) = (named.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? named.FullName, time);
    }

    public string Root { get; }

    /// <summary>The rows, each family before its members: the same object while nothing changed, and so each row.</summary>
    public IReadOnlyList<ListedRun> Look()
    {
        lock (_gate)
        {
            if (_looked is long before && _time.GetElapsedTime(before) < Interval)
                return _rows;
            IReadOnlyList<RunPlace> places = RunFinder.Find(Root);
            var known = _listed.ToDictionary(listed => listed.Record.Place, listed => listed.Record);
            var found = new Listed[places.Count];
            Parallel.For(0, places.Count, i =>
            {
                RunRecord record = known.GetValueOrDefault(places[i]) ?? new RunRecord(places[i]);
                ListedRun row = record.Look(_time);
                found[i] = new Listed(record, row, record.Job, row);
            });
            if (found.Length != _listed.Length || found.Zip(_listed).Any(pair => !ReferenceEquals(pair.First.Bare, pair.Second.Bare)))
                Take(found);
            _looked = _time.GetTimestamp();
            return _rows;
        }
    }

    /// <summary>The run that an address names, looked for where it was; null where none is found.</summary>
    public RunRecord? Find(string id)
    {
        if (!_records.TryGetValue(id, out RunRecord? record))
        {
            Look();
            record = _records.GetValueOrDefault(id);
        }
        return record is not null && OwnFile.IsFolder(Root, record.Place.Folder) ? record : null;
    }

    /// <summary>A run as it was found last; null where there was none.</summary>
    public RunRecord? Known(string id) => _records.GetValueOrDefault(id);

    /// <summary>The member of a family whose folder has this name, looked up among the runs that were found; null where there is
    /// none.</summary>
    public RunRecord? Member(RunRecord family, string name) =>
        family.Place.IsFamily && Find(RunPlace.IdOf($"{family.Place.Path}/{name}")) is RunRecord member
            && member.Place.Family == family.Place.Path ? member : null;

    /// <summary>The family of a member; null of other runs, and where it was not found.</summary>
    public RunRecord? FamilyOf(RunRecord member) => member.Place.FamilyId is string id ? Find(id) : null;

    /// <summary>The run or the family that the folder itself is; null of one that holds runs.</summary>
    public RunPlace? Whole() => Look() is [var first, ..] && _records[first.Id].Place is var place && place.Folder == Root ? place : null;

    private void Take(Listed[] found)
    {
        IReadOnlyDictionary<string, string>[] differences = Differences(found);
        var before = _listed.ToDictionary(listed => listed.Record.Id);
        for (int i = 0; i < found.Length; i++)
        {
            Listed? old = before.GetValueOrDefault(found[i].Record.Id);
            found[i] = found[i] with
            {
                Shown = ReferenceEquals(old?.Bare, found[i].Bare) && old!.Shown.Differences.SequenceEqual(differences[i]) ? old.Shown
                    : found[i].Bare with { Differences = differences[i] },
            };
        }
        _listed = found;
        _records = found.ToDictionary(listed => listed.Record.Id, listed => listed.Record);
        _rows = [.. found.Select(listed => listed.Shown)];
    }

    private static IReadOnlyDictionary<string, string>[] Differences(Listed[] found)
    {
        var differences = new IReadOnlyDictionary<string, string>[found.Length];
        Array.Fill(differences, new Dictionary<string, string>());
        foreach (int[] alike in Enumerable.Range(0, found.Length).Where(i => found[i].Bare.Kind is not null)
            .GroupBy(i => (found[i].Bare.Family ?? $"name {found[i].Bare.Name}", found[i].Bare.Kind))
            .Select(group => group.ToArray()).Where(group => group.Length > 1))
        {
            var jobs = JobDifferences.Among([.. alike.Select(i => found[i].Job)]);
            for (int j = 0; j < alike.Length; j++)
            {
                differences[alike[j]] = jobs.Keys.Where(key => jobs.Value(j, key).Length > 0)
                    .ToDictionary(key => key, key => jobs.Value(j, key));
            }
        }
        return differences;
    }

    // Bare: without what differs from others.
    private sealed record Listed(RunRecord Record, ListedRun Bare, Dictionary<string, string> Job, ListedRun Shown);
}

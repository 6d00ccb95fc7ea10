namespace NtkWorkbench.View;

/// <summary>What a page is told of one run while it is open, from the files of its folder alone: the run is another process.</summary>
internal sealed class LiveRun(RunCatalog catalog, FamilyStandings standings, string id, TimeProvider time)
{
    private readonly MetricsTail _metrics = new();
    private readonly StepRate _rate = new(time);
    private SpectrumWatch? _spectra;
    private string _checkpoints = "", _members = "", _standing = "";
    private bool _isOver;

    /// <summary>What is new; null once there is nothing more to be told.</summary>
    public IEnumerable<(string Name, object Data)>? Look()
    {
        if (_isOver || catalog.Find(id) is not RunRecord record)
            return null;
        (ListedRun run, IReadOnlyList<ListedRun> members) = standings.Look(record);
        _isOver = run is { Status: not RunStatus.Waiting, HasReport: true, IsActive: false };
        return News(record.Place, run, members);
    }

    private IEnumerable<(string Name, object Data)> News(RunPlace place, ListedRun run, IReadOnlyList<ListedRun> members)
    {
        IReadOnlyList<double?[]> rows = _metrics.Read(place.Metrics, out bool isAnew);
        if (isAnew || rows.Count > 0)
            yield return ("metrics", new { IsAnew = isAnew, _metrics.Columns, Rows = rows });
        object standing = Standing(place, run);
        if (IsNew(ref _standing, standing))
            yield return ("standing", standing);
        foreach ((string, object) spectrum in (_spectra ??= new SpectrumWatch(place)).Look())
            yield return spectrum;
        string[] checkpoints = Checkpoints(place);
        if (IsNew(ref _checkpoints, checkpoints))
            yield return ("checkpoints", checkpoints);
        if (members.Count > 0 && IsNew(ref _members, members))
            yield return ("members", members);
        if (_isOver)
            yield return ("ended", new { });
    }

    private object Standing(RunPlace place, ListedRun run)
    {
        double? step = _metrics.LastStep ?? run.Step;
        double? rate = run.Status == RunStatus.Running ? _rate.Take(step) : null;
        FileInfo[] saved = Below(place, "state", "pieces");
        return new
        {
            run.Name, run.Path, run.Kind, run.Status, run.State, run.Node, run.Job, TimeLeft = run.SecondsLeft, run.Message, run.Remark,
            run.Started,
            Seconds = run.Status == RunStatus.Running ? Math.Floor((time.GetUtcNow() - run.Started).TotalSeconds) : run.Seconds,
            Saved = saved.Length, SavedAt = saved.Length == 0 ? (DateTime?)null : saved.Max(file => file.LastWriteTimeUtc),
            Step = step, run.Steps, Rate = rate,
            SecondsLeft = rate > 0 && run.Steps > step ? (run.Steps - step) / rate : null,
        };
    }

    private static bool IsNew(ref string told, object data)
    {
        string now = System.Text.Json.JsonSerializer.Serialize(data, ViewJson.Options);
        bool isNew = now != told;
        told = now;
        return isNew;
    }

    private static string[] Checkpoints(RunPlace place) => [.. Below(place, "checkpoints").OrderBy(file => file.LastWriteTimeUtc)
        .Select(file => Path.GetFileNameWithoutExtension(file.Name))];

    private static FileInfo[] Below(RunPlace place, params string[] names)
    {
        string folder = Path.Combine([place.Folder, .. names]);
        return OwnFile.IsFolder(place.Folder, folder) ? new DirectoryInfo(folder).GetFiles("*.safetensors") : [];
    }
}

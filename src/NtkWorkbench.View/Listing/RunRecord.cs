using System.Globalization;

namespace NtkWorkbench.View;

/// <summary>What is known of one run folder, read again where its files have another time or length.</summary>
internal sealed class RunRecord(RunPlace place)
{
    private string _summaryStamp = "", _lossStamp = "", _jobStamp = "";
    private ListedRun.Numbers? _numbers;
    private string? _unreadable;
    private RunStatus? _status;
    private LossSketch _losses = new();

    public RunPlace Place => place;

    /// <summary>The job's keys.</summary>
    public Dictionary<string, string> Job { get; private set; } = [];

    /// <summary>How it stands now.</summary>
    public ListedRun Look(TimeProvider time)
    {
        if (Changed(ref _summaryStamp, OwnFile.Find(place.Folder, "summary.json"), out string? summary))
            ReadSummary(summary);
        // A process may be gone without a word.
        _status = _numbers?.Status == RunStatus.Running ? Standing(time) : _numbers?.Status;
        if (Changed(ref _lossStamp, place.Metrics, out string? metrics))
            _losses = metrics is null ? new LossSketch() : LossSketch.Of(metrics);
        if (Changed(ref _jobStamp, OwnFile.Find(place.Folder, "resolved.yaml"), out string? job))
            Job = job is null ? [] : JobKeys.Read(job);
        return Row();
    }

    private ListedRun Row()
    {
        bool isDone = _status is RunStatus status && RunHeader.IsEnd(status);
        return new ListedRun
        {
            Id = place.Id,
            Family = place.FamilyId,
            Name = _numbers?.Name ?? Path.GetFileName(place.Path),
            Path = place.Path,
            Status = _numbers is null && _unreadable is null ? RunStatus.Waiting : _status,
            Message = _unreadable ?? _numbers?.Message,
            Started = place.Started,
            Seconds = isDone ? _numbers?.Seconds.Total : null,
            Step = (isDone ? ListedRun.Numbers.Of(_numbers?.Steps) : null) ?? _losses.Step,
            Steps = Number("training.steps"),
            // The rows are newer than the summary of a run in progress.
            TrainLoss = (isDone ? ListedRun.Numbers.Of(_numbers?.TrainLoss) : null) ?? _losses.TrainLoss,
            TestLoss = (isDone ? ListedRun.Numbers.Of(_numbers?.TestLoss) : null) ?? _losses.TestLoss,
            Losses = _losses.Losses,
            HasReport = place.HasReport,
            Kind = Job.Count > 0 ? Job.GetValueOrDefault("kind", "network") : null,
        };
    }

    private double? Number(string key) =>
        double.TryParse(Job.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    private void ReadSummary(string? path)
    {
        (_numbers, _unreadable) = (null, null);
        if (path is null)
            return;
        try
        {
            _numbers = RunJson.Read<ListedRun.Numbers>(path);
        }
        catch (NtkException error)
        {
            _unreadable = error.Message;
        }
    }

    private RunStatus? Standing(TimeProvider time)
    {
        try
        {
            return RunHeader.Of(RunFolder.Open(place.Folder), time)?.Status;
        }
        catch (NtkException)
        {
            return null;
        }
    }

    private static bool Changed(ref string stamp, FileInfo? file, out string? path)
    {
        path = file?.FullName;
        string now = file is null ? "" : Invariant($"{file.FullName} {file.LastWriteTimeUtc.Ticks} {file.Length}");
        if (now == stamp)
            return false;
        stamp = now;
        return true;
    }
}

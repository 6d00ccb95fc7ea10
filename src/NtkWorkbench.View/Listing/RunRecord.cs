using System.Globalization;

namespace NtkWorkbench.View;

/// <summary>What is known of one run folder, read again where its files have another time or length.</summary>
internal sealed class RunRecord(RunPlace place)
{
    private readonly Lock _gate = new();
    private string _summaryStamp = "", _lossStamp = "", _jobStamp = "";
    private ListedRun.Numbers? _numbers;
    private string? _unreadable;
    private RunStatus? _status;
    private LossSketch _losses = new();
    private Job? _job;
    private ListedRun? _row;

    public RunPlace Place => place;

    public string Id { get; } = place.Id;

    /// <summary>The job's keys with their values, as its file wrote them; none of what is no job. Another object where they may have
    /// changed.</summary>
    public Dictionary<string, string> Job { get; private set; } = [];

    /// <summary>How it stands now: the same object while nothing changed.</summary>
    public ListedRun Look(TimeProvider time)
    {
        lock (_gate)
        {
            bool isNew = _row is null;
            bool hasOtherJob = Changed(ref _jobStamp, OwnFile.Find(place.Folder, "resolved.yaml"), out string? job);
            if (hasOtherJob)
                _job = job is null ? null : ReadJob(job);
            if (Changed(ref _summaryStamp, OwnFile.Find(place.Folder, "summary.json"), out string? summary))
            {
                double? rate = Rate;
                ReadSummary(summary);
                (isNew, hasOtherJob) = (true, hasOtherJob || rate != Rate);
            }
            if (hasOtherJob)
                (isNew, Job) = (true, Flat());
            if (Changed(ref _lossStamp, place.Metrics, out string? metrics))
                (isNew, _losses) = (true, metrics is null ? new LossSketch() : LossSketch.Of(metrics));
            // A process may be gone without a word.
            RunStatus? status = _numbers?.Status == RunStatus.Running ? Standing(time) : _numbers?.Status;
            isNew |= status != _status || place.HasReport != _row?.HasReport;
            _status = status;
            return _row = isNew ? Row() : _row!;
        }
    }

    private double? Rate => ListedRun.Numbers.Of(_numbers?.FractionOfMaxRate);

    private Dictionary<string, string> Flat() => _job is null ? []
        : JobDifferences.Flatten(_job is NetworkJob network ? ComparedRun.WrittenAs(network, Rate) : _job);

    private static Job? ReadJob(string path)
    {
        try
        {
            return JobLoader.Load(path, []).Job;
        }
        catch (NtkException)
        {
            // A list of runs goes on without what differs in this one.
            return null;
        }
    }

    private ListedRun Row()
    {
        bool isDone = _status is RunStatus status && RunHeader.IsEnd(status);
        return new ListedRun
        {
            Id = Id,
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
            Kind = Job.GetValueOrDefault("kind"),
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

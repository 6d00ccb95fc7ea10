using System.Diagnostics;

namespace NtkWorkbench.View;

/// <summary>A folder whose tasks a scheduler runs, looked at again where its files have changed or it is time to ask the
/// scheduler.</summary>
internal sealed class WatchedFamily(string id, string folder, SharedSchedulers schedulers, TimeProvider time)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    // A look at a thousand members takes a moment: no more than so much of the time goes into looks.
    private const double LargestShare = 0.1;

    private static readonly string[] Read = ["batches", "attempts", "ended"];

    private FamilyWatch? _watch;
    private IReadOnlyList<ListedRun> _seen = [];
    private string _stamp = "";
    private long? _looked;
    private TimeSpan _took;

    public string Id => id;

    /// <summary>When somebody wanted to know of it last, as a timestamp.</summary>
    public long Wanted { get; set; }

    /// <summary>The rows that it was wanted with: what its files alone say.</summary>
    public IReadOnlyList<ListedRun> Rows { get; set; } = [];

    /// <summary>How its members stand, by their folders' names; null: not known yet.</summary>
    public IReadOnlyDictionary<string, MemberStanding>? Members { get; private set; }

    /// <summary>What a reader should know of the scheduler or the files, as a sentence; null: nothing.</summary>
    public string? Remark { get; private set; }

    /// <summary>Whether a look would show something new.</summary>
    public bool IsDue
    {
        get
        {
            if (_looked is not long before)
                return true;
            TimeSpan pause = _took / LargestShare;
            return time.GetElapsedTime(before) >= (pause > ShortestPause ? pause : ShortestPause)
                && ((schedulers.IsDue && schedulers.HasQuestions(id)) || !Rows.SequenceEqual(_seen, ReferenceEqualityComparer.Instance)
                    || Stamp() != _stamp);
        }
    }

    /// <summary>Looks at its files; what it asks the scheduler for is asked later.</summary>
    public void Look(UnexpectedErrors errors, CancellationToken cancellation)
    {
        (_seen, _stamp) = (Rows, Stamp());
        long start = Stopwatch.GetTimestamp();
        try
        {
            RequireNoLinks();
            _watch ??= new FamilyWatch(new ClusterFolder(RunFolder.Open(folder)), name => schedulers.For(id, name), time);
            schedulers.Forget(id);
            FamilyStanding standing = _watch.Look(cancellation);
            // Until the scheduler has answered, the files are all there is: its last answer says nothing of what was queued since.
            if (schedulers.IsAnswered(id))
            {
                Members = standing.Members.ToDictionary(member => member.Name);
                Remark = standing.Remark is null ? null : $"The scheduler: {standing.Remark}";
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            (Members, Remark) = (null, errors.Describe(error is AggregateException ? error.GetBaseException() : error));
        }
        (_looked, _took) = (time.GetTimestamp(), Stopwatch.GetElapsedTime(start));
    }

    private string Stamp() =>
        string.Join(' ', Read.Select(name => Invariant($"{new DirectoryInfo(At(name)).LastWriteTimeUtc.Ticks}")));

    private string At(string name) => Path.Combine(folder, ClusterFolder.Name, name);

    // Of the folder itself RunFolder asks the same.
    private void RequireNoLinks()
    {
        RunFolder.Open(folder);
        foreach (DirectoryInfo inside in Read.Select(name => new DirectoryInfo(At(name))).Where(inside => inside.Exists))
        {
            FileSystemInfo? link = inside.EnumerateFileSystemInfos().Prepend(inside).FirstOrDefault(entry => entry.LinkTarget is not null);
            if (link is not null)
                throw FileInputErrors.Single(link.FullName, "is a link, expected a file or folder of the family itself");
        }
    }
}

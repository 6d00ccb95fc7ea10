namespace NtkWorkbench.View;

/// <summary>
/// Rows with what a family's tasks add to its members' own files: who was preempted or lost, where each runs, what its time limit leaves.
/// That is found out beside the pages, which never wait for it, and only of families that somebody looks at.
/// </summary>
internal sealed class FamilyStandings(
    RunCatalog catalog, Func<string, IScheduler?> schedulers, UnexpectedErrors errors, TimeProvider time, CancellationToken ending)
{
    private static readonly MemberState?[] Telling =
    [
        MemberState.Running, MemberState.Waiting, MemberState.Preempted, MemberState.Lost, MemberState.Failed, MemberState.Cancelled,
    ];

    // Pages look four times a second.
    private static readonly TimeSpan WantedFor = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly SharedSchedulers _schedulers = new(schedulers, time);
    private readonly Dictionary<string, WatchedFamily> _families = [];
    private Dictionary<string, (ListedRun Bare, ListedRun Shown)> _shown = [];
    private IReadOnlyList<ListedRun>? _bare;
    private IReadOnlyList<ListedRun> _rows = [];
    private ILookup<string, ListedRun> _members = Array.Empty<ListedRun>().ToLookup(row => row.Id);
    private int _version, _shownVersion;

    /// <summary>Ends when what was found out last is known.</summary>
    public Task Work { get; private set; } = Task.CompletedTask;

    /// <summary>All rows, for somebody who looks at the list: the same object while nothing changed, and so each row.</summary>
    public IReadOnlyList<ListedRun> Look()
    {
        lock (_gate)
        {
            Refresh();
            foreach (ListedRun row in _bare!.Where(row => row.Family is null))
            {
                if (IsOpen(row))
                    Want(row);
            }
            Begin();
            return _rows;
        }
    }

    /// <summary>One run with its family's members, for somebody who looks at it.</summary>
    public (ListedRun Run, IReadOnlyList<ListedRun> Members) Look(RunRecord record)
    {
        string top = record.Place.FamilyId ?? record.Id;
        if (!record.Place.IsFamily && !OnScheduler(catalog.FamilyOf(record) ?? record))
            return (record.Look(time), []);
        lock (_gate)
        {
            Refresh();
            if (_bare!.FirstOrDefault(row => row.Id == top) is ListedRun family)
                Want(family);
            Begin();
            return (_shown.TryGetValue(record.Id, out var row) ? row.Shown : record.Look(time),
                [.. _members[record.Id].Select(member => _shown[member.Id].Shown).OrderBy(member => member.Path, NaturalOrder.Comparer)]);
        }
    }

    private static bool OnScheduler(RunRecord record) => OwnFile.Find(record.Place.Folder, ClusterFolder.Name, "tasks.csv") is not null;

    private bool IsOpen(ListedRun row) => _members[row.Id] is var members && members.Any()
        ? members.Any(member => !IsEnd(member)) : !IsEnd(row);

    private static bool IsEnd(ListedRun row) => row.Status is RunStatus status && RunHeader.IsEnd(status);

    private void Want(ListedRun top)
    {
        if (catalog.Known(top.Id) is not RunRecord record || !OnScheduler(record))
            return;
        if (!_families.TryGetValue(top.Id, out WatchedFamily? family))
            _families[top.Id] = family = new WatchedFamily(top.Id, record.Place.Folder, _schedulers, time);
        (family.Wanted, family.Rows) = (time.GetTimestamp(), [top, .. _members[top.Id]]);
    }

    private void Begin()
    {
        if (!Work.IsCompleted)
            return;
        WatchedFamily[] wanted = [.. _families.Values.Where(family => time.GetElapsedTime(family.Wanted) <= WantedFor)];
        if (wanted.Any(family => family.IsDue))
            Work = Task.Run(() => Find(wanted), CancellationToken.None);
    }

    private void Find(WatchedFamily[] wanted)
    {
        try
        {
            foreach (WatchedFamily family in wanted.Where(family => family.IsDue))
                family.Look(errors, ending);
            Tell();
            if (!_schedulers.Ask([.. wanted.Select(family => family.Id)], ending))
                return;
            foreach (WatchedFamily family in wanted.Where(family => _schedulers.HasQuestions(family.Id)))
                family.Look(errors, ending);
            Tell();
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private void Tell()
    {
        lock (_gate)
            _version++;
    }

    private void Refresh()
    {
        IReadOnlyList<ListedRun> bare = catalog.Look();
        if (ReferenceEquals(bare, _bare) && _version == _shownVersion)
            return;
        if (!ReferenceEquals(bare, _bare))
            _members = bare.Where(row => row.Family is not null).ToLookup(row => row.Family!);
        (_bare, _shownVersion) = (bare, _version);
        var shown = new Dictionary<string, (ListedRun Bare, ListedRun Shown)>(bare.Count);
        // Members first: how a family stands follows from them.
        foreach (ListedRun row in bare.OrderByDescending(row => row.Family is not null))
        {
            ListedRun now = row.Family is null && _members.Contains(row.Id)
                ? Family(row, [.. _members[row.Id].Select(member => shown[member.Id].Shown)]) : Member(row);
            bool isSame = _shown.TryGetValue(row.Id, out var old) && ReferenceEquals(old.Bare, row) && old.Shown == now;
            shown[row.Id] = (row, isSame ? old.Shown : now);
        }
        ListedRun[] rows = [.. bare.Select(row => shown[row.Id].Shown)];
        _shown = shown;
        if (!rows.SequenceEqual(_rows, ReferenceEqualityComparer.Instance))
            _rows = rows;
    }

    private ListedRun Member(ListedRun row)
    {
        string name = row.Family is null ? TaskTable.Itself : row.Path[(row.Path.LastIndexOf('/') + 1)..];
        if (!_families.TryGetValue(row.Family ?? row.Id, out WatchedFamily? family)
            || family.Members?.GetValueOrDefault(name) is not MemberStanding member)
            return row;
        bool isOver = IsEnd(row);
        // The member's own files are newer than the look at all of them.
        MemberState state = row.Status switch
        {
            RunStatus.Running => MemberState.Running,
            RunStatus.Completed => MemberState.Done,
            _ when isOver => MemberState.Diverged,
            _ => member.State,
        };
        return row with
        {
            State = state,
            Node = member.Node,
            Job = member.Job,
            SecondsLeft = state == MemberState.Running ? member.TimeLeft?.TotalSeconds : null,
            Message = state == member.State && !isOver ? member.Message ?? row.Message : row.Message,
            Remark = row.Family is null ? family.Remark : null,
        };
    }

    // A family that a scheduler runs has no process of its own until it is compared.
    private ListedRun Family(ListedRun row, IReadOnlyList<ListedRun> members)
    {
        WatchedFamily? family = _families.GetValueOrDefault(row.Id);
        MemberState? state = row.Status == RunStatus.Running ? null
            : members.Any(member => member.Status == RunStatus.Running) ? MemberState.Running : StateOf(members);
        return state is null && family?.Remark is null ? row : row with { State = state, Remark = family?.Remark };
    }

    // Of all states the one that says most of what will become of the family; null: its own summary says it.
    private static MemberState? StateOf(IReadOnlyList<ListedRun> members) =>
        Telling.FirstOrDefault(state => members.Any(member => member.State == state));
}

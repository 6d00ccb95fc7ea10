using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace NtkWorkbench.Runs;

/// <summary>
/// Keeps a folder for one process, by files that count up (<see cref="Generations"/>): who links the next number first has the folder. It
/// needs a file system on which a name is given once, on NFS too, and no clocks that agree.
/// </summary>
/// <remarks>A process of this machine that is not there any more is followed at once. One of another machine is gone where its record did
/// not change for <see cref="MissedSigns"/> × its own interval and <see cref="Grace"/> while it was watched; should it come back, it finds
/// a higher number and must write nothing more.</remarks>
internal sealed class RunLock : IDisposable
{
    private const int MissedSigns = 5;

    // For so many intervals after a sign nobody can have taken the folder: less than what others wait, by more than clocks run apart.
    private const int TrustedSigns = 2;

    private const int Attempts = 1000;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(5);

    /// <summary>For those that only look: a process of another machine that has said nothing for so long, by the clocks of both.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // A file system that does not answer must not keep a process that is to end.
    private static readonly TimeSpan LeavesWithin = TimeSpan.FromSeconds(2);

    // The locks of this process by their tokens; null: one that is being taken.
    private static readonly ConcurrentDictionary<string, RunLock?> Held = new();

    private static readonly Lazy<Task> Leaving = new(() => Task.Factory.StartNew(
        LeaveHeld, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    private static long _taken;

    private readonly RunFolder _folder;
    private readonly LockTerms _terms;
    private readonly IDisk _disk = Disk.Current;
    private readonly int _generation;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly ITimer _timer;
    private readonly object _calls = new();
    private readonly long _order = Interlocked.Increment(ref _taken);
    private LockRecord _record;
    private long _signed;
    private int _underWay;
    private volatile bool _hasLeft;
    private bool _isOver;

    private RunLock(RunFolder folder, LockTerms terms, int generation, LockRecord record, bool isInherited)
    {
        (_folder, _terms, _generation, _record, IsInherited) = (folder, terms, generation, record, isInherited);
        _signed = terms.Time.GetTimestamp();
        _timer = terms.Time.CreateTimer(_ => Beat(), null, terms.Interval, Timeout.InfiniteTimeSpan);
    }

    /// <summary>After each sign that the process gives.</summary>
    public event Action? Signed;

    /// <summary>Cancelled when another process has taken the folder over.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Whether the process before may have files open yet: it was taken for gone, or left in the middle of its work.</summary>
    public bool IsInherited { get; }

    /// <summary>Its number: who comes later has a higher one.</summary>
    public int Generation => _generation;

    /// <summary>This process at its last sign.</summary>
    public RunProcess Process => _record.Process;

    /// <exception cref="FolderInUseException">Another process works on the folder.</exception>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    /// <exception cref="OperationCanceledException">This process leaves all its folders.</exception>
    public static RunLock Take(RunFolder folder, LockTerms terms)
    {
        var own = new LockRecord { Token = RandomNumberGenerator.GetHexString(32, lowercase: true), Process = terms.Sign() };
        // Before others see it: who finds a lock of this process looks here whether it is held.
        Held[own.Token] = null;
        try
        {
            return Take(folder, terms, own);
        }
        catch
        {
            Held.TryRemove(own.Token, out _);
            throw;
        }
    }

    /// <summary>Leaves all folders of this process, which is to end with its work where it is: nothing is written in them any more, and who
    /// comes next waits for nobody.</summary>
    public static void LeaveAll() => Leaving.Value.Wait(LeavesWithin);

    /// <summary>Whether a process works on the folder, for those who only look: a process of another machine is believed by its
    /// clock.</summary>
    public static bool IsHeld(RunFolder folder, TimeProvider time)
    {
        LockRecord? record;
        try
        {
            record = Generations.Highest(folder).Record;
        }
        catch (NtkException)
        {
            return false;
        }
        return record is { IsReleased: false, Process: RunProcess process }
            && (IsThere(record, SystemProcesses.Instance) ?? (time.GetUtcNow() - process.Heartbeat).Duration() < Patience);
    }

    /// <summary>Gives a sign and looks whether the folder is this process's yet; to be asked before what matters is written.</summary>
    /// <exception cref="FolderInUseException">Another process has taken it over.</exception>
    /// <exception cref="NtkException">No sign can be given.</exception>
    /// <exception cref="OperationCanceledException">This process has left it.</exception>
    public void Require()
    {
        if (Sign())
            return;
        throw _hasLeft ? Left() : FolderInUseException.Taken(_folder, Generations.Highest(_folder).Record?.Process);
    }

    /// <summary>As <see cref="Require"/>, where the last sign is not so near that nobody can have taken the folder since.</summary>
    public void RequireLately()
    {
        if (_hasLeft || _lost.IsCancellationRequested || !IsFresh())
            Require();
    }

    /// <summary>Makes a call that writes in the folder, where that is this process's yet.</summary>
    /// <exception cref="FolderInUseException">Another process has taken it over.</exception>
    /// <exception cref="OperationCanceledException">This process has left it.</exception>
    public T Write<T>(Func<T> call)
    {
        RequireLately();
        lock (_calls)
        {
            if (_hasLeft)
                throw Left();
            _underWay++;
        }
        try
        {
            return call();
        }
        finally
        {
            lock (_calls)
            {
                _underWay--;
                Monitor.PulseAll(_calls);
            }
        }
    }

    /// <summary>Leaves the folder in the middle of the work: calls that write are refused from then on, those under way waited for, and
    /// then it is released.</summary>
    public void Leave()
    {
        lock (_calls)
        {
            _hasLeft = true;
            while (_underWay > 0)
                Monitor.Wait(_calls);
        }
        lock (_gate)
        {
            if (!_record.IsReleased)
                Release(_record with { IsReleased = true, HasFilesOpen = true });
        }
    }

    /// <summary>Whether another process has taken the folder over, as far as can be told.</summary>
    public bool IsLost()
    {
        try
        {
            return !Sign();
        }
        catch (NtkException)
        {
            return _lost.IsCancellationRequested;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isOver)
                return;
            _isOver = true;
            _timer.Dispose();
            if (!_hasLeft)
                Release(_record with { IsReleased = true });
            Held.TryRemove(_record.Token, out _);
        }
        _lost.Dispose();
    }

    // The last first: what is taken within another's work is written by its leave.
    private static void LeaveHeld()
    {
        foreach (RunLock claim in Held.Values.OfType<RunLock>().OrderByDescending(claim => claim._order))
            claim.Leave();
    }

    private static OperationCanceledException Left() => new("this process leaves its folders");

    private static void ThrowIfLeaving()
    {
        if (Leaving.IsValueCreated)
            throw Left();
    }

    private void Release(LockRecord released)
    {
        _record = released;
        try
        {
            // Where the state is deleted there is nothing to be released.
            if (!_lost.IsCancellationRequested)
                released.TryRewrite(_folder.Lock(_generation), _disk);
        }
        catch (Exception error) when (error is NtkException or OperationCanceledException)
        {
            // Others find that the process is gone.
        }
    }

    private static RunLock Take(RunFolder folder, LockTerms terms, LockRecord own)
    {
        LockRecord? before = null;
        bool isInherited = false;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            ThrowIfLeaving();
            (int generation, LockRecord? holder) = Generations.Highest(folder);
            if (holder?.Token == own.Token)
                return Begin(folder, terms, generation, own, before, isInherited);
            isInherited = holder is { HasFilesOpen: true };
            if (generation > 0 && holder is not { IsReleased: true })
            {
                bool? isThere = holder is null ? null : IsThere(holder, terms.Processes);
                if (isThere == true)
                    throw FolderInUseException.Of(folder, holder!.Process);
                isInherited = isThere is null;
                if (isInherited && !IsSilent(folder, terms, generation, holder))
                    continue;
            }
            before = holder;
            // Whatever it says: what is there then tells. The answer to a link may be lost, and the state of a run that is done goes.
            if (!TryCreate(own, folder.Lock(generation + 1)))
                terms.Wait(Retry);
        }
        throw new NtkException($"{folder.State}: no lock can be taken here: {Attempts} times another had it first");
    }

    private static bool TryCreate(LockRecord own, string path)
    {
        try
        {
            return own.TryCreate(path);
        }
        catch (NtkException error) when (error.InnerException is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    // One that was silent when it was watched may have given a sign before the next number was there: it trusts in that for a while.
    private static RunLock Begin(RunFolder folder, LockTerms terms, int generation, LockRecord own, LockRecord? before, bool isInherited)
    {
        var claim = new RunLock(folder, terms, generation, own, isInherited);
        Held[own.Token] = claim;
        try
        {
            // It may have come too late for who leaves all that are held.
            if (Leaving.IsValueCreated)
                claim.Leave();
            ThrowIfLeaving();
            if (isInherited && LockRecord.Read(folder.Lock(generation - 1)) is LockRecord { IsReleased: false } now && now != before
                && !terms.Wait(((TrustedSigns + 1) * now.Process.Pause) + Grace))
                throw FolderInUseException.Of(folder, now.Process);
            Generations.DeleteBelow(folder, generation, claim._disk);
            return claim;
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    /// <summary>Null: it cannot be told from here.</summary>
    private static bool? IsThere(LockRecord record, IProcessTable processes) =>
        record.Process.Is(processes.Self) ? Held.ContainsKey(record.Token)
        : record.Process.IsBeside(processes.Self) ? processes.IsThere(record.Process)
        : null;

    /// <summary>Whether a lock stays as it is for so long that its process is gone; false: there is another one.</summary>
    /// <exception cref="FolderInUseException">A sign was seen.</exception>
    private static bool IsSilent(RunFolder folder, LockTerms terms, int generation, LockRecord? holder)
    {
        TimeSpan interval = holder?.Process.Pause ?? terms.Interval;
        TimeSpan patience = (MissedSigns * interval) + Grace;
        terms.Tell(Invariant($"{holder?.Process.ToString() ?? "another process"} worked on {folder.Path} and did not say that it ended; ")
            + Invariant($"whether it gives a sign is watched for {patience.TotalSeconds:F0} s"));
        long start = terms.Time.GetTimestamp();
        for (bool isOver = false; !isOver;)
        {
            if (!terms.Wait(interval / 4 < LongestPoll ? interval / 4 : LongestPoll))
                throw FolderInUseException.Of(folder, holder?.Process);
            // This process may stand still too: what it sees is newer than the time.
            isOver = terms.Time.GetElapsedTime(start) >= patience;
            (int highest, LockRecord? now) = Generations.Highest(folder);
            if (highest != generation || now is { IsReleased: true } || (holder is null && now is not null))
                return false;
            if (now is not null && now != holder)
                throw FolderInUseException.Of(folder, now.Process);
        }
        return true;
    }

    // A machine that slept counts no time, but its clock is set when it wakes.
    private bool IsFresh()
    {
        TimeSpan trusted = TrustedSigns * _terms.Interval;
        return _terms.Time.GetElapsedTime(Volatile.Read(ref _signed)) < trusted
            && (_terms.Time.GetUtcNow() - _record.Process.Heartbeat).Duration() < trusted;
    }

    private void Beat()
    {
        try
        {
            if (Sign())
            {
                Write(() =>
                {
                    Signed?.Invoke();
                    return true;
                });
            }
        }
        catch (Exception error) when (error is NtkException or OperationCanceledException)
        {
            // Where nothing can be written, the run itself will say so.
        }
        lock (_gate)
        {
            if (!_isOver && !_hasLeft && !_lost.IsCancellationRequested)
                _timer.Change(_terms.Interval, Timeout.InfiniteTimeSpan);
        }
    }

    // First the sign, then the look: who has watched before and takes the folder after finds either that or nobody.
    private bool Sign()
    {
        lock (_gate)
        {
            if (_isOver || _hasLeft || _lost.IsCancellationRequested)
                return !_hasLeft && !_lost.IsCancellationRequested;
            // Where that took so long that others may have come since, once more.
            do
            {
                long now = _terms.Time.GetTimestamp();
                LockRecord next = _record with { Signs = _record.Signs + 1, Process = _terms.Sign() };
                if (!next.TryRewrite(_folder.Lock(_generation), _disk) || Generations.Last(_folder) != _generation)
                {
                    _ = _lost.CancelAsync();
                    return false;
                }
                (_record, _signed) = (next, now);
            }
            while (!IsFresh());
            return true;
        }
    }
}

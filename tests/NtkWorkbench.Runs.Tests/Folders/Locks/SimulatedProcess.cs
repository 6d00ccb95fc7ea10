namespace NtkWorkbench.Runs.Tests;

/// <summary>A process that takes the folder of its world, writes, releases it, and does so again until it is killed: a thread that goes on
/// for one call to the file system when its world lets it.</summary>
internal sealed class SimulatedProcess : IProcessTable, IDisposable
{
    private readonly SimulatedWorld _world;
    private readonly Thread _thread;
    private readonly SemaphoreSlim _turn = new(0), _yielded = new(0);
    private bool _isKilled;

    public SimulatedProcess(SimulatedWorld world, int machine, int id)
    {
        (_world, Machine, Id) = (world, machine, id);
        Clock = new SimulatedClock(world, TimeSpan.FromHours(machine - 1));
        _thread = new Thread(Live) { IsBackground = true };
        _thread.Start();
    }

    public int Machine { get; }

    public int Id { get; }

    public SimulatedClock Clock { get; }

    public TimeSpan WakesAt { get; set; }

    public RunProcess Self => new()
    {
        Id = Id,
        Host = FormattableString.Invariant($"machine{Machine}"),
        Heartbeat = default,
        Started = "then",
    };

    public bool? IsThere(RunProcess process) => _world.IsThere(process);

    /// <summary>One call.</summary>
    public void Step()
    {
        _turn.Release();
        _yielded.Wait();
    }

    /// <summary>At the call before which it stands.</summary>
    public void Dispose()
    {
        _isKilled = true;
        _turn.Release();
        _thread.Join();
        _turn.Dispose();
        _yielded.Dispose();
    }

    /// <summary>From the process's own thread: waits for its next turn.</summary>
    public void Yield()
    {
        if (!_isKilled && Thread.CurrentThread == _thread)
        {
            _yielded.Release();
            _turn.Wait();
        }
        if (_isKilled)
            throw new KilledException();
    }

    private bool Sleep(TimeSpan time)
    {
        WakesAt = _world.Now + time;
        Yield();
        return true;
    }

    private void Live()
    {
        _turn.Wait();
        Disk.Replace(new SimulatedDisk(this, _world.HasLinks));
        try
        {
            while (true)
                Work();
        }
        catch (KilledException)
        {
        }
    }

    private void Work()
    {
        Sleep(TimeSpan.FromSeconds(_world.Below(20)));
        try
        {
            using var claim = RunLock.Take(_world.Folder, new LockTerms
            {
                Processes = this, Time = Clock, Interval = SimulatedWorld.Interval, Wait = Sleep,
            });
            _world.OnTaken();
            for (long left = _world.Below(12); left > 0; left--)
            {
                Sleep(TimeSpan.FromSeconds(_world.Below(_world.Below(10) == 0 ? 200 : 15)));
                // As the timer does, if not always.
                if (_world.Below(3) > 0)
                    claim.Require();
                claim.RequireLately();
                _world.OnWrite(claim.Generation, Id);
            }
        }
        catch (FolderInUseException refused)
        {
            _world.OnRefused(refused.Message.Contains("has taken this run over", StringComparison.Ordinal));
        }
    }

    internal sealed class KilledException : Exception;
}

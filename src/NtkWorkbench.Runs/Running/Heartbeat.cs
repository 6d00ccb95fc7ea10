namespace NtkWorkbench.Runs;

/// <summary>Keeps summary.json saying that a process works on the run, and how far it has come.</summary>
internal sealed class Heartbeat : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly RunFolder _folder;
    private readonly RunWork _work;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private bool _hasStopped;

    /// <summary>Writes the first summary, and goes on.</summary>
    public Heartbeat(RunFolder folder, RunWork work, TimeProvider time)
    {
        (_folder, _work, _time) = (folder, work, time);
        Write();
        _timer = time.CreateTimer(_ => Beat(), null, Interval, Interval);
    }

    /// <summary>Nothing is written any more when this returns.</summary>
    public void Stop()
    {
        lock (_gate)
            _hasStopped = true;
        _timer.Dispose();
    }

    public void Dispose() => Stop();

    private void Beat()
    {
        lock (_gate)
        {
            if (_hasStopped)
                return;
            try
            {
                Write();
            }
            catch (NtkException)
            {
                // Where nothing can be written, the run itself will say so.
            }
        }
    }

    private void Write() => RunJson.Write(
        _folder.Summary, _work.Unfinished(RunStatus.Running, null) with { Process = RunProcess.Current(_time) });
}

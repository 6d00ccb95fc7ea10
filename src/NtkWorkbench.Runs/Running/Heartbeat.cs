namespace NtkWorkbench.Runs;

/// <summary>Keeps summary.json saying that a process works on the run, and how far it has come.</summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly RunFolder _folder;
    private readonly RunWork _work;
    private readonly RunLock _claim;
    private readonly Lock _gate = new();
    private bool _hasStopped;

    /// <summary>Writes the first summary, and goes on with each sign that the process gives.</summary>
    public Heartbeat(RunFolder folder, RunWork work, RunLock claim)
    {
        (_folder, _work, _claim) = (folder, work, claim);
        claim.Require();
        Write();
        claim.Signed += Beat;
    }

    /// <summary>Nothing is written any more when this returns.</summary>
    public void Stop()
    {
        lock (_gate)
            _hasStopped = true;
        _claim.Signed -= Beat;
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
        _folder.Summary, _work.Unfinished(RunStatus.Running, null) with { Process = _claim.Process });
}

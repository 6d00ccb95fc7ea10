namespace NtkWorkbench.Runs;

/// <summary>What a run needs to go on after its process ended: state/, which is there until the run is done.</summary>
internal sealed class RunState : IDisposable
{
    // Of what is computed in less than this share of the time between saves, saving is not worth while.
    private const int PiecesInInterval = 30;

    private readonly RunFolder _folder;
    private readonly RunLock _claim;
    private readonly Workbench _workbench;
    private readonly IRunObserver _observer;

    private volatile bool _isWanted;
    private SaveSchedule.Turns? _turns;

    private RunState(RunFolder folder, RunLock claim, Workbench workbench, IRunObserver observer) =>
        (_folder, _claim, _workbench, _observer) = (folder, claim, workbench, observer);

    /// <summary>The state of a run that begins, or of one that goes on: then it is refused where it does not belong to the run.</summary>
    /// <exception cref="JobException">It is that of another job, of other data, or of a newer program.</exception>
    public static RunState Open(
        RunFolder folder, RunLock claim, RunEnvironment environment, Workbench workbench, IRunObserver observer)
    {
        StateOrigin now = StateOrigin.Of(folder, environment);
        if (File.Exists(folder.StateOrigin))
            RunJson.Read<StateOrigin>(folder.StateOrigin).Require(folder, now, observer.OnWarning);
        else if (File.Exists(folder.TrainingState) || File.Exists(folder.TrainingStateBefore) || Directory.Exists(folder.Pieces))
            throw FileInputErrors.Single(folder.Path,
                "state/origin.json is missing, which says what the state belongs to; delete state/ to begin anew");
        else
            RunJson.Write(folder.StateOrigin, now);
        return new RunState(folder, claim, workbench, observer);
    }

    /// <summary>A finished piece of work: read where an earlier process left it, else computed and, where that took long, kept.</summary>
    /// <remarks>The value must be one that <see cref="RecordFile"/> gives back bit for bit.</remarks>
    public T Piece<T>(string name, Func<T> compute)
    {
        string file = _folder.Piece(name);
        if (TryRead(file, out T? found))
            return found;
        long start = _workbench.Time.GetTimestamp();
        T value = compute();
        if (value is not null && _workbench.Time.GetElapsedTime(start) >= _workbench.Saving.Interval / PiecesInInterval)
            Write(file, value);
        return value;
    }

    /// <summary>To be asked before a state is written: whether the folder is this process's yet.</summary>
    /// <exception cref="FolderInUseException">Another process has taken the run over.</exception>
    public void Require() => _claim.Require();

    /// <summary>How far an earlier process came with work that goes on step by step, as <see cref="Reach{T}(string, T, bool)"/> kept
    /// it; null where it kept nothing.</summary>
    public T? Reached<T>(string name)
        where T : class
    {
        _turns ??= _workbench.Saving.Begin(() => _isWanted = true, _workbench.Time);
        return TryRead(_folder.Piece(name), out T? found) ? found : null;
    }

    /// <summary>Keeps how far work has come, where that is due.</summary>
    public void Reach<T>(string name, Func<T> value)
    {
        if (_isWanted)
            Reach(name, value(), now: true);
    }

    /// <summary>Keeps how far work has come, where that is due or wanted now.</summary>
    public void Reach<T>(string name, T value, bool now)
    {
        if (!now && !_isWanted)
            return;
        _isWanted = false;
        long start = _workbench.Time.GetTimestamp();
        Write(_folder.Piece(name), value);
        _turns?.OnSaved(_workbench.Time.GetElapsedTime(start));
    }

    public void Dispose() => _turns?.Dispose();

    private void Write<T>(string file, T value)
    {
        Require();
        RecordFile.Write(file, value);
    }

    private bool TryRead<T>(string file, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? value)
    {
        value = default;
        if (!File.Exists(file))
            return false;
        try
        {
            value = RecordFile.Read<T>(file)!;
            return true;
        }
        catch (JobException error)
        {
            _observer.OnWarning($"{error.Message}; it is computed again");
            return false;
        }
    }
}

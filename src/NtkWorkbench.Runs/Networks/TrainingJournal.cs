using System.Runtime.InteropServices;

namespace NtkWorkbench.Runs;

/// <summary>Brings what training reports to the disk as it arises, and its state where that is asked for; gives what an earlier process
/// left back.</summary>
internal sealed class TrainingJournal : ITrainingObserver, IDisposable
{
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    private readonly RunContext _run;
    private readonly NetworkRunPlan _plan;
    private readonly TrainingRecord _record;
    private readonly MetricsColumns _columns;
    private readonly MemoryStream _line = new();
    private readonly StreamWriter _lineText;
    private readonly Journal _metrics;
    private readonly Journal _parameters;
    private SaveSchedule.Turns? _turns;
    private long _flushed;

    private TrainingJournal(RunContext run, NetworkRunPlan plan, TrainingRecord record, SavedTraining? saved)
    {
        (_run, _plan, _record, _columns, Saved) = (run, plan, record, plan.Columns, saved);
        _lineText = new StreamWriter(_line) { NewLine = "\n" };
        _metrics = Journal.Open(run.Folder.MetricsJournal, saved?.Metrics);
        try
        {
            _parameters = Journal.Open(run.Folder.ParametersJournal, saved?.Parameters);
        }
        catch
        {
            _metrics.Dispose();
            throw;
        }
        if (saved is null)
            Append(csv => MetricsWriter.WriteHeader(csv, _columns));
    }

    /// <summary>What an earlier process saved; null: training begins.</summary>
    public SavedTraining? Saved { get; }

    /// <summary>Opens what is there, and tells the record what had been reported.</summary>
    /// <exception cref="JobException">What is there is damaged.</exception>
    public static TrainingJournal Open(RunContext run, NetworkRunPlan plan, TrainingRecord record)
    {
        TrainingJournal? found = SavedTraining.Open(
            run.Folder, saved => new TrainingJournal(run, plan, record, saved), run.Observer.OnWarning);
        found?.Replay();
        return found ?? new TrainingJournal(run, plan, record, null);
    }

    /// <summary>Runs a training to its end, saving it on the way.</summary>
    public TrainingResult Run(Trainer trainer)
    {
        if (Saved?.Result is TrainingResult ended)
            return ended;
        if (Saved?.State is TrainingState state)
            trainer.Restore(state);
        TrainingResult result;
        using (_turns = _run.Workbench.Saving.Begin(trainer.RequestState, _run.Workbench.Time))
            result = trainer.Run(this, _run.Cancellation);
        if (result.Reason != StopReason.Cancelled)
            Save(new SavedTraining { Result = result, Metrics = _metrics.Mark(), Parameters = _parameters.Mark() });
        else
            _metrics.Flush();
        return result;
    }

    public void OnRecorded(MetricsRow row)
    {
        Append(csv => MetricsWriter.WriteRow(csv, row, _columns));
        if (_run.Workbench.Time.GetElapsedTime(_flushed) >= FlushInterval)
        {
            _metrics.Flush();
            _flushed = _run.Workbench.Time.GetTimestamp();
        }
        _record.OnRecorded(row);
    }

    public void OnCheckpoint(int step, ReadOnlySpan<double> parameters, ReadOnlySpan<double> preconditioner)
    {
        double[] entry = new double[EntryLength];
        entry[0] = step;
        parameters.CopyTo(entry.AsSpan(1));
        preconditioner.CopyTo(entry.AsSpan(1 + parameters.Length));
        _parameters.Append(MemoryMarshal.AsBytes<double>(entry));
        // init lies in the folder already.
        if (_record.OnCheckpoint(step, parameters, preconditioner) is Checkpoint wanted && step > 0)
            CheckpointFile.Write(_run.Folder.Checkpoint(wanted.Name), _plan.Architecture, _plan.Job.Precision, wanted);
    }

    public void OnState(TrainingState state)
    {
        long start = _run.Workbench.Time.GetTimestamp();
        Save(new SavedTraining { State = state, Metrics = _metrics.Mark(), Parameters = _parameters.Mark() });
        _turns?.OnSaved(_run.Workbench.Time.GetElapsedTime(start));
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _parameters.Dispose();
        _lineText.Dispose();
    }

    // Journals first: a state never tells of what is not there.
    private void Save(SavedTraining saved)
    {
        _run.State.Require();
        saved.Write(_run.Folder);
    }

    private void Append(Action<CsvWriter> write)
    {
        _line.SetLength(0);
        write(new CsvWriter(_lineText));
        _lineText.Flush();
        _metrics.Append(_line.GetBuffer().AsSpan(0, (int)_line.Length));
    }

    // The step, θ and, where the optimizer has one, P: zero at step 0, which is before the first.
    private int EntryLength =>
        1 + (_plan.Architecture.ParameterCount * (Preconditioner.Has(_plan.Job.Training.Optimizer) ? 2 : 1));

    private void Replay()
    {
        ReplayParameters();
        MetricsReader.Read(_run.Folder.MetricsJournal, _columns, _record.OnRecorded);
    }

    private void ReplayParameters()
    {
        double[] entry = new double[EntryLength];
        int end = 1 + _plan.Architecture.ParameterCount;
        using FileStream stream = InputFile.Open(_run.Folder.ParametersJournal);
        while (stream.Position < stream.Length)
        {
            DoubleBytes.Read(stream, entry);
            _record.OnCheckpoint((int)entry[0], entry.AsSpan(1..end), entry[0] == 0 ? [] : entry.AsSpan(end));
        }
    }
}

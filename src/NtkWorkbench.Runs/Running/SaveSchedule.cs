namespace NtkWorkbench.Runs;

/// <summary>When the state of a run is saved: every so often, and where somebody asks. No number depends on it.</summary>
public sealed class SaveSchedule
{
    // Saving takes at most a hundredth of the time, however large the state is.
    private const int Share = 100;

    private event Action? Wanted;

    /// <summary>Time between two saves; zero: after every step.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Asks for the states of all trainings that run, from any thread.</summary>
    public void Request() => Wanted?.Invoke();

    /// <summary>Asks a training for its state as planned, until disposed.</summary>
    internal Turns Begin(Action ask, TimeProvider time) => new(this, ask, time);

    /// <summary>The saves of one training.</summary>
    internal sealed class Turns : IDisposable
    {
        private readonly SaveSchedule _schedule;
        private readonly Action _ask;
        private readonly ITimer? _timer;

        public Turns(SaveSchedule schedule, Action ask, TimeProvider time)
        {
            (_schedule, _ask) = (schedule, ask);
            schedule.Wanted += ask;
            if (schedule.Interval > TimeSpan.Zero)
                _timer = time.CreateTimer(_ => ask(), null, schedule.Interval, Timeout.InfiniteTimeSpan);
            else
                ask();
        }

        /// <summary>A save is done; the next one is planned.</summary>
        public void OnSaved(TimeSpan elapsed)
        {
            if (_timer is null)
                _ask();
            else
                _timer.Change(elapsed * Share > _schedule.Interval ? elapsed * Share : _schedule.Interval, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _schedule.Wanted -= _ask;
            _timer?.Dispose();
        }
    }
}

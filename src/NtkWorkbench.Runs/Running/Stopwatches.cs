using System.Collections.Concurrent;

namespace NtkWorkbench.Runs;

/// <summary>How long the stages of a run take.</summary>
internal sealed class Stopwatches(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private readonly ConcurrentDictionary<RunStage, TimeSpan> _stages = [];

    public T Time<T>(RunStage stage, Func<T> work)
    {
        long start = time.GetTimestamp();
        T result = work();
        _stages[stage] = time.GetElapsedTime(start);
        return result;
    }

    public RunSeconds Seconds() => new()
    {
        Training = Of(RunStage.Training),
        Features = Of(RunStage.Features),
        Figures = Of(RunStage.Figures),
        Total = time.GetElapsedTime(_start).TotalSeconds,
    };

    private double Of(RunStage stage) => _stages.GetValueOrDefault(stage).TotalSeconds;
}

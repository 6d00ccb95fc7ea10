namespace NtkWorkbench.Runs.Tests;

/// <summary>A scheduler that gives parallel loops one thread.</summary>
internal sealed class OneThread : IDisposable
{
    private readonly ConcurrentExclusiveSchedulerPair _pair = new(TaskScheduler.Default, 1);

    public TaskScheduler Scheduler => _pair.ExclusiveScheduler;

    public void Dispose() => _pair.Complete();
}

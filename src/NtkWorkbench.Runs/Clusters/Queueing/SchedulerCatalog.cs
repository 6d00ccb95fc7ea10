namespace NtkWorkbench.Runs;

/// <summary>The schedulers that there are. Each is made once: one that does not answer is left in peace for a while.</summary>
internal sealed class SchedulerCatalog(TimeProvider time)
{
    private readonly IScheduler[] _all = [new SlurmScheduler(new SlurmCommands(new CommandRunner()), time), new ProcessScheduler()];

    /// <summary>The scheduler of a name; null: there is none.</summary>
    public IScheduler? Find(string name) => Array.Find(_all, scheduler => scheduler.Name == name);
}

namespace NtkWorkbench.Runs;

/// <summary>The schedulers that there are, by name.</summary>
internal static class Schedulers
{
    /// <summary>As `--on` takes them.</summary>
    public static IReadOnlyList<string> Names => ["slurm", "processes"];

    /// <exception cref="NtkException">There is none of this name.</exception>
    public static IScheduler Find(string name, TimeProvider time) => name switch
    {
        "slurm" => new SlurmScheduler(new SlurmCommands(new CommandRunner()), time),
        "processes" => new ProcessScheduler(),
        _ => throw new NtkException($"tasks run on {string.Join(" or ", Names)}, got {Quoted.Of(name)}"),
    };
}

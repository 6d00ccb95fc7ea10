namespace NtkWorkbench.Slurm.Tests;

/// <summary>A controller and two nodes of two cores on loopback, in a folder of their own.</summary>
public sealed class Cluster : IDisposable
{
    // Another cluster may have the ports that follow from a folder's name.
    private const int Tries = 5, PortsAreTaken = 3;

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "cluster");
    private readonly string _folder;

    public Cluster()
    {
        Outcome outcome;
        int tries = 0;
        do
        {
            _folder = Directory.CreateTempSubdirectory("ntk-cluster-").FullName;
            outcome = Run("start", "2");
        }
        while (outcome.Code == PortsAreTaken && ++tries < Tries);
        outcome.Expect();
    }

    internal string Configuration => Path.Combine(_folder, "slurm.conf");

    public void Dispose()
    {
        Run("stop").Expect();
        Directory.Delete(_folder, recursive: true);
    }

    internal Outcome Kill(string node) => Run("kill", node);

    internal Outcome Revive(string node) => Run("revive", node);

    internal Outcome StopController() => Run("away");

    internal Outcome StartController() => Run("back");

    internal Outcome Ask(string command, params string[] words) => Processes.Run(command, words, _folder, Configuration);

    /// <summary>The state of each job that Slurm knows, and why, as "RUNNING None"; of a task as "12_3".</summary>
    internal string StateOf(string job) =>
        Ask("squeue", "--noheader", "--array", "--states=all", $"--jobs={job}", "--format=%T %r").Output.Trim();

    internal bool Is(string state, string job) => StateOf(job).StartsWith(state, StringComparison.Ordinal);

    /// <summary>Has a job that was requeued not wait for two minutes.</summary>
    internal void BeginNow(string job) =>
        Processes.Await($"{job} cannot be begun: {StateOf(job)}", 30, () => !Is("PENDING", job)
            || Ask("scontrol", "update", $"jobid={job}", "starttime=now").Code == 0);

    private Outcome Run(string verb, params string[] words) => Processes.Run(Script, [verb, _folder, .. words], "/", slurm: null);
}

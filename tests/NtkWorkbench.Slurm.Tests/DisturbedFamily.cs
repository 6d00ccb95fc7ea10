using System.Diagnostics;

namespace NtkWorkbench.Slurm.Tests;

/// <summary>A family of twelve on two nodes, to which happens what can: a member is requeued, one has its time over, one node's daemon is
/// killed and comes back while its programs run on, and the controller is away for a while. Beside it the same family of this machine.
/// The four slow members are stopped where they train, so that all of this happens to them in the middle, however fast the machine is.
/// </summary>
public sealed class DisturbedFamily : IDisposable
{
    // As a shell would read it, were it ever to.
    private const string Name = "a;$(touch pwned)";

    private static readonly string Job = Path.Combine(AppContext.BaseDirectory, "family.yaml");

    private readonly TemporaryFolder _work = new();
    private readonly Cluster _cluster = new();
    private readonly Family _family;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public DisturbedFamily()
    {
        string cluster = Directory.CreateDirectory(_work.File("cluster")).FullName;
        string local = Directory.CreateDirectory(_work.File("local")).FullName;
        _family = new Family(cluster, Name);
        Task<Outcome> undisturbed = Task.Run(() => Processes.Ntk(local, null, "run", Job, "--out", Name));
        try
        {
            Happen(cluster);
            Undisturbed = undisturbed.Result;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal Family Family => _family;

    internal string Local => _work.File("local", Name);

    internal string Everything => _work.Path;

    internal Outcome Undisturbed { get; private set; } = null!;

    internal Outcome Queued { get; private set; } = null!;

    /// <summary>The number of the first array.</summary>
    internal string Array { get; private set; } = "";

    // Tasks, by what happens to them.
    internal int Expired { get; private set; }

    internal int Requeued { get; private set; }

    internal int Twin { get; private set; }

    internal int Alone { get; private set; }

    internal Outcome StatusOfFour { get; private set; } = null!;

    internal Outcome StatusAfterRequeue { get; private set; } = null!;

    internal bool HasStateAfterRequeue { get; private set; }

    internal Outcome StatusWhileAway { get; private set; } = null!;

    internal Outcome StatusAtEnd { get; private set; } = null!;

    /// <summary>How Slurm says that <see cref="Alone"/> ended when it was begun again.</summary>
    internal string AloneAgain { get; private set; } = "";

    internal string TwinLogWhileHeld { get; private set; } = "";

    public void Dispose()
    {
        _family.Dispose();
        _cluster.Dispose();
        _work.Dispose();
    }

    private void Happen(string folder)
    {
        Queued = Processes.Ntk(folder, _cluster.Configuration, "run", Job, "--on", "slurm", "--out", Name);
        Array = Queued.Expect().Split("queued as ")[1].Split('\n')[0];
        Dictionary<int, int> held = Enumerable.Range(1, 4).AsParallel().WithDegreeOfParallelism(4)
            .Select(task => (task, Process: _family.Hold(task))).ToDictionary(task => task.task, task => task.Process);
        Say("four members are held");
        StatusOfFour = Status();
        Assign();
        Requeue();
        LoseNode(held);
        LoseController(held);
        Processes.Await("no comparison", 100, () => File.Exists(_family.Comparison) && _cluster.Ask("squeue", "-h").Output.Length == 0);
        Say("the comparison is there");
        StatusAtEnd = Status();
    }

    private void Assign()
    {
        ILookup<string, int> nodes = Enumerable.Range(1, 4).ToLookup(task => (string)_family.Attempt(task, 0)!["node"]!);
        nodes.Count.ShouldBe(2, "each node has two cores, and there are four members");
        (Expired, Requeued) = (nodes["n1"].First(), nodes["n1"].Last());
        (Twin, Alone) = (nodes["n2"].First(), nodes["n2"].Last());
    }

    // Slurm has the stopped process go on, to be told to leave.
    private void Requeue()
    {
        _cluster.Ask("scontrol", "requeue", $"{Array}_{Requeued}").Expect();
        Processes.Await("the requeued member does not leave", 20, () => _family.Attempt(Requeued, 0)!["end"] is not null
            && _cluster.Is("PENDING", $"{Array}_{Requeued}"));
        StatusAfterRequeue = Status();
        HasStateAfterRequeue = _family.HasState(Requeued);
        _cluster.BeginNow($"{Array}_{Requeued}");
        Say("one was requeued");
    }

    // Of its two members one runs to its end, and one still trains when Slurm begins it again elsewhere.
    private void LoseNode(Dictionary<int, int> held)
    {
        _cluster.Kill("n2").Expect();
        Processes.Signal(held[Alone], "CONT");
        Processes.Await("a program of a node without its daemon does not run on", 60, () => _family.Attempt(Alone, 0)!["end"] is not null);
        Processes.Await("the node is not given up", 60, () => _cluster.Is("PENDING", $"{Array}_{Twin}"));
        Say("a node was given up");
        _cluster.BeginNow($"{Array}_{Twin}");
        _cluster.BeginNow($"{Array}_{Alone}");
        Processes.Await("no twin begins", 30, () => _family.Attempt(Twin, 1) is not null
            && _cluster.Is("COMPLETED", $"{Array}_{Alone}"));
        AloneAgain = _cluster.StateOf($"{Array}_{Alone}");
        Say("its members were begun again");
    }

    private void LoseController(Dictionary<int, int> held)
    {
        // Slurm, which looks every 30 s, has it go on to be told.
        Processes.Await("nobody says that the time is nearly over", 60, () => _family.Attempt(Expired, 0)!["end"] is not null);
        _cluster.StopController().Expect();
        StatusWhileAway = Status();
        TwinLogWhileHeld = _family.Log($"{Array}_{Twin}");
        Processes.Signal(held[Twin], "CONT");
        Processes.Await("the twin does not end", 30, () => _family.Attempt(Twin, 0)!["end"] is not null);
        _cluster.StartController().Expect();
        // Not before: a node that comes back ends what it still runs of jobs that were begun again elsewhere.
        _cluster.Revive("n2").Expect();
        Say("the controller was away, and the node is back");
    }

    private Outcome Status() => Processes.Ntk(Path.GetDirectoryName(_family.Folder)!, _cluster.Configuration, "status", Name);

    private void Say(string what) => Console.WriteLine(FormattableString.Invariant($"{_watch.Elapsed.TotalSeconds,5:F1} s: {what}"));
}

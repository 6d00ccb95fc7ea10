namespace NtkWorkbench.Slurm.Tests;

/// <summary>A small run, or a family of small ones, in a folder of its own, to be held against that of this machine.</summary>
internal sealed class SmallRun(Cluster? cluster) : IDisposable
{
    // Some seconds each.
    public static readonly string[] Slow = ["training.steps=3000000", "training.record_every=100000"];

    private readonly TemporaryFolder _work = new();
    private Family? _family;

    /// <summary>The job of one run.</summary>
    public static string Job => Path.Combine(AppContext.BaseDirectory, "single.yaml");

    // The folder's name stands in pictures: it is that of the local one.
    public Family Family => _family ??= new Family(_work.File("queued"), "run");

    public string Folder => Family.Folder;

    public Outcome Ntk(params string[] words) => Processes.Ntk(_work.Path, cluster?.Configuration, words);

    public string Status() => Ntk("status", Folder).Expect();

    /// <summary>Holds it against a run of this machine with these overrides.</summary>
    public void ShouldBeLocal(params string[] changes)
    {
        string local = _work.File("local", "run");
        Ntk(["run", Job, .. changes, "--out", local]).Expect();
        Family.ShouldBe(local);
    }

    public void Dispose()
    {
        Family.Dispose();
        _work.Dispose();
    }
}

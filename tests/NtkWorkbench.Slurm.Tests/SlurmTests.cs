using System.Text.Json.Nodes;

namespace NtkWorkbench.Slurm.Tests;

public sealed class SlurmTests(Cluster cluster) : IClassFixture<Cluster>, IDisposable
{
    private static readonly string Job = Path.Combine(AppContext.BaseDirectory, "single.yaml");
    private static readonly string[] Slow = ["training.steps=3000000", "training.record_every=100000"];

    private readonly TemporaryFolder _work = new();

    [Fact]
    public void Run_OneThatIsWaitedFor_IsTheLocalOne()
    {
        using var family = new Family(_work.File("slurm"), "run");
        Ntk(["run", Job, "--on", "slurm", "--wait", "--out", family.Folder]).Expect().ShouldStartWith("single: tasks 1 queued as ");
        family.Tasks.ShouldBe(["1,."]);
        family.ShouldBe(Local());
        Status(family).ShouldStartWith("single: 1 member: 1 done\n");
    }

    [Fact]
    public void Family_FourMembersToATask_IsTheLocalOne()
    {
        using var family = new Family(_work.File("slurm"), "run");
        Ntk(["run", Job, "seeds=6", "--on", "slurm", "--per-task", "4", "--parallel", "1", "--wait", "--out", family.Folder]).Expect();
        family.Tasks.Select(line => line.Split(',')[0]).ShouldBe(["1", "1", "1", "1", "2", "2"]);
        family.Attempts.Select(attempt => (string?)attempt["end"]).ShouldBe(["done", "done"]);
        family.ShouldBe(Local("seeds=6"));
    }

    [Fact]
    public void Cancel_FamilyThatTrains_EndsItAndResumeGoesOn()
    {
        using var family = new Family(_work.File("slurm"), "run");
        string[] ids = Ids(Ntk(["run", Job, "seeds=2", .. Slow, "--on", "slurm", "--out", family.Folder]).Expect());
        foreach (int task in new[] { 1, 2 })
            family.Hold(task);

        Ntk(["cancel", family.Folder]).Expect().ShouldContain($"ntk resume {family.Folder} --on slurm goes on");

        foreach (int task in new[] { 1, 2 })
            Processes.Await("it is not cancelled", 20, () => cluster.StateOf($"{ids[0]}_{task}").StartsWith("CANCELLED", StringComparison.Ordinal));
        family.Attempts.Select(attempt => (string?)attempt["end"]).ShouldBe(["told", "told"]);
        Status(family).ShouldStartWith("single: 2 members: 2 cancelled\n");
        ((string?)family.Batches.Single()["queued"]![0]!["follow_up"]).ShouldNotBeNull();
        Ntk(["resume", family.Folder, "--on", "slurm", "--automatic"]).Errors.ShouldContain("it was cancelled");
        family.Batches.Length.ShouldBe(1);
        Ntk(["resume", family.Folder, "--on", "slurm", "--wait"]).Expect();
        family.ShouldBe(Local(["seeds=2", .. Slow]));
    }

    [Fact]
    public void Run_SlurmRefuses_IsReadyAndGoesOnWhenAskedForWhatThereIs()
    {
        using var family = new Family(_work.File("slurm"), "run");
        Outcome refused = Ntk(["run", Job, "slurm.partition=nosuch", "--on", "slurm", "--out", family.Folder]);
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("nosuch");
        refused.Errors.ShouldContain("when the cause is gone, ntk resume ");
        Ntk(["resume", family.Folder, "slurm.partition=main", "--on", "slurm", "--wait"]).Expect();
        family.ShouldBe(Local());
    }

    [Fact]
    public void DryRun_OfAFamily_PrintsTheScriptAndDoesNothing()
    {
        string before = cluster.Ask("scontrol", "show", "jobs").Output;
        string text = Ntk(["run", Job, "seeds=3", "slurm.time=2:00:00", "--on", "slurm", "--dry-run", "--out", _work.File("none")]).Expect();
        text.ShouldStartWith("# 3 members in 3 tasks\n");
        text.ShouldContain("\n#SBATCH --time=02:00:00\n");
        text.ShouldContain("\nexec ");
        Directory.Exists(_work.File("none")).ShouldBeFalse();
        cluster.Ask("scontrol", "show", "jobs").Output.Length.ShouldBe(before.Length);
    }

    [Fact]
    public void Processes_OneIsKilled_AreGoneOnWith()
    {
        using var family = new Family(_work.File("processes"), "run");
        Ntk(["run", Job, "seeds=4", .. Slow, "--on", "processes", "--parallel", "2", "--out", family.Folder]).Expect();
        Processes.Await("no process begins", 30, () => family.AttemptsAt(1).Length > 0);
        JsonNode killed = family.AttemptsAt(1)[0];
        Processes.Kill(Family.Number(killed, "process"));
        Processes.Await("the other process does not go on", 60, () => family.Attempts.Count(attempt => (string?)attempt["end"] == "done") >= 3
            && !Status(family).Contains("running", StringComparison.Ordinal));
        File.Exists(family.Comparison).ShouldBeFalse();
        Ntk(["resume", family.Folder, "--on", "processes", "--wait"]).Expect();
        family.AttemptsAt(1)[0]["end"].ShouldBeNull();
        family.ShouldBe(Local(["seeds=4", .. Slow]));
    }

    public void Dispose() => _work.Dispose();

    private Outcome Ntk(params string[] words) => Processes.Ntk(_work.Path, cluster.Configuration, words);

    private string Status(Family family) => Ntk(["status", family.Folder]).Expect();

    private static string[] Ids(string output) => output.Split("queued as ")[1].Split('\n')[0].Split(", ");

    // The folder's name stands in pictures.
    private string Local(params string[] changes)
    {
        string folder = _work.File("local", "run");
        Ntk(["run", Job, .. changes, "--out", folder]).Expect();
        return folder;
    }
}

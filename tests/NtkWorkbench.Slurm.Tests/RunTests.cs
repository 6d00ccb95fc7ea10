namespace NtkWorkbench.Slurm.Tests;

public sealed class RunTests(Cluster cluster) : IClassFixture<Cluster>
{
    [Fact]
    public void Run_OneThatIsWaitedFor_IsTheLocalOne()
    {
        using var run = new SmallRun(cluster);
        run.Ntk("run", SmallRun.Job, "--on", "slurm", "--wait", "--out", run.Folder).Expect().ShouldStartWith("single: tasks 1 queued as ");
        run.Family.Tasks.ShouldBe(["1,."]);
        run.ShouldBeLocal();
        run.Status().ShouldStartWith("single: 1 member: 1 done\n");
    }

    [Fact]
    public void Run_SlurmRefuses_IsReadyAndGoesOnWhenAskedForWhatThereIs()
    {
        using var run = new SmallRun(cluster);
        Outcome refused = run.Ntk("run", SmallRun.Job, "slurm.partition=nosuch", "--on", "slurm", "--out", run.Folder);
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("nosuch");
        refused.Errors.ShouldContain("when the cause is gone, ntk resume ");
        run.Ntk("resume", run.Folder, "slurm.partition=main", "--on", "slurm", "--wait").Expect();
        run.ShouldBeLocal();
    }

    [Fact]
    public void DryRun_OfAFamily_PrintsTheScriptAndDoesNothing()
    {
        using var run = new SmallRun(cluster);
        string before = cluster.Ask("scontrol", "show", "jobs").Output;
        string text = run.Ntk("run", SmallRun.Job, "seeds=3", "slurm.time=2:00:00", "--on", "slurm", "--dry-run",
            "--out", run.Folder).Expect();
        text.ShouldStartWith("# 3 members in 3 tasks\n");
        text.ShouldContain("\n#SBATCH --time=02:00:00\n");
        text.ShouldContain("\nexec ");
        Directory.Exists(run.Folder).ShouldBeFalse();
        cluster.Ask("scontrol", "show", "jobs").Output.Length.ShouldBe(before.Length);
    }
}

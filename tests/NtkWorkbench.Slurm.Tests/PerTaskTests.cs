namespace NtkWorkbench.Slurm.Tests;

public sealed class PerTaskTests(Cluster cluster) : IClassFixture<Cluster>
{
    [Fact]
    public void Family_FourMembersToATask_IsTheLocalOne()
    {
        using var run = new SmallRun(cluster);
        run.Ntk("run", SmallRun.Job, "seeds=6", "--on", "slurm", "--per-task", "4", "--parallel", "1", "--wait",
            "--out", run.Folder).Expect();
        run.Family.Tasks.Select(line => line.Split(',')[0]).ShouldBe(["1", "1", "1", "1", "2", "2"]);
        run.Family.Attempts.Select(attempt => (string?)attempt["end"]).ShouldBe(["done", "done"]);
        run.ShouldBeLocal("seeds=6");
    }
}

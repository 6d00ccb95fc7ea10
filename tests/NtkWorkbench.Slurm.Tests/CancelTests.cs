using System.Text.Json.Nodes;

namespace NtkWorkbench.Slurm.Tests;

public sealed class CancelTests(Cluster cluster) : IClassFixture<Cluster>
{
    [Fact]
    public void Cancel_FamilyThatTrains_EndsItAndResumeGoesOn()
    {
        using var run = new SmallRun(cluster);
        run.Ntk(["run", SmallRun.Job, "seeds=2", .. SmallRun.Slow, "--on", "slurm", "--out", run.Folder]).Expect();
        JsonNode queued = run.Family.Batches.Single()["queued"]![0]!;
        foreach (int task in new[] { 1, 2 })
            run.Family.Hold(task);

        run.Ntk("cancel", run.Folder).Expect().ShouldContain($"ntk resume {run.Folder} --on slurm goes on");

        foreach (string job in new[] { $"{queued["id"]}_1", $"{queued["id"]}_2", $"{queued["follow_up"]}" })
            Processes.Await($"{job} is not cancelled", 20, () => cluster.Is("CANCELLED", job));
        run.Family.Attempts.Select(attempt => (string?)attempt["end"]).ShouldBe(["told", "told"]);
        run.Status().ShouldStartWith("single: 2 members: 2 cancelled\n");
        run.Ntk("resume", run.Folder, "--on", "slurm", "--automatic").Errors.ShouldContain("it was cancelled");
        run.Family.Batches.Length.ShouldBe(1);
        run.Ntk("resume", run.Folder, "--on", "slurm", "--wait").Expect();
        run.ShouldBeLocal(["seeds=2", .. SmallRun.Slow]);
    }
}

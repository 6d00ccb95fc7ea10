namespace NtkWorkbench.Slurm.Tests;

public sealed class ProcessesTests
{
    [Fact]
    public void Processes_OneIsKilled_AreGoneOnWith()
    {
        using var run = new SmallRun(cluster: null);
        run.Ntk(["run", SmallRun.Job, "seeds=4", .. SmallRun.Slow, "--on", "processes", "--parallel", "2", "--out", run.Folder]).Expect();
        int[] held = [.. new[] { 1, 2 }.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(run.Family.Hold)];
        run.Status().ShouldStartWith("single: 4 members: 2 waiting, 2 running\n");

        Processes.Kill(held[0]);
        Processes.Signal(held[1], "CONT");

        Processes.Await("the other process does not end", 60, () => !File.Exists($"/proc/{held[1]}/stat"));
        run.Status().ShouldStartWith("single: 4 members: 3 done, 1 failed\n");
        File.Exists(run.Family.Comparison).ShouldBeFalse();
        run.Ntk("resume", run.Folder, "--on", "processes", "--wait").Expect();
        run.Family.AttemptsAt(1).Count(attempt => attempt["end"] is null).ShouldBe(1);
        run.ShouldBeLocal(["seeds=4", .. SmallRun.Slow]);
    }
}

namespace NtkWorkbench.Runs.Tests;

public sealed class SlurmLimitsTests
{
    [Fact]
    public void Parse_ConfigOf22_IsRead()
    {
        SlurmLimits limits = SlurmLimits.Parse("""
            Configuration data as of 2026-11-28T01:28:04
            MaxArraySize            = 1001
            MaxDBDMsgs              = 20012
            MaxJobCount             = 40000
            SchedulerParameters     = sched_interval=1,max_array_tasks=500,bf_interval=1

            """);
        (limits.MaxArraySize, limits.MaxJobCount, limits.MaxArrayTasks).ShouldBe((1001, 40_000, 500));
    }

    [Fact]
    public void Parse_Nothing_IsWhatSlurmHasByDefault() =>
        SlurmLimits.Parse("SchedulerParameters = (null)\n").ShouldBe(new SlurmLimits());
}

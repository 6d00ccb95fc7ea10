namespace NtkWorkbench.Runs.Tests;

public sealed class SchedulersTests
{
    [Fact]
    public void Find_EveryName_IsTheSchedulerOfThatName() =>
        Schedulers.Names.Select(name => Schedulers.Find(name, TimeProvider.System).Name).ShouldBe(Schedulers.Names);

    [Fact]
    public void Find_AnotherName_NamesThoseThereAre() =>
        Should.Throw<NtkException>(() => Schedulers.Find("pbs", TimeProvider.System)).Message
            .ShouldBe("tasks run on slurm or processes, got 'pbs'");
}

namespace NtkWorkbench.Runs.Tests;

public sealed class SchedulerCatalogTests
{
    private readonly SchedulerCatalog _catalog = new(TimeProvider.System);

    [Theory]
    [InlineData("slurm")]
    [InlineData("processes")]
    public void Find_Name_IsTheSameSchedulerEachTime(string name)
    {
        _catalog.Find(name)!.Name.ShouldBe(name);
        _catalog.Find(name).ShouldBeSameAs(_catalog.Find(name));
    }

    [Fact]
    public void Find_OtherName_IsNone() => _catalog.Find("pbs").ShouldBeNull();
}

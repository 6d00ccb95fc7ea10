namespace NtkWorkbench.Cli.Tests;

public sealed class OwnProgramTests
{
    [Fact]
    public void Keep_Again_IsAsOfNow()
    {
        string mark = Path.Combine(AppContext.BaseDirectory, "queued");
        OwnProgram.Keep();
        File.SetLastWriteTimeUtc(mark, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        OwnProgram.Keep();

        File.GetLastWriteTimeUtc(mark).ShouldBeGreaterThan(new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc));
    }
}

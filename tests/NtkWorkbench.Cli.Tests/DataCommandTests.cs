namespace NtkWorkbench.Cli.Tests;

public sealed class DataCommandTests
{
    [Fact]
    public void Check_BadFileBetweenGood_TellsAllAndIsBadInput()
    {
        using var session = new TestSession();
        string good = session.Write("good.csv", "x\n1\n2\n"), bad = session.Write("bad.csv", "x\n1,2\n");
        session.Invoke("data", "check", good, bad, good).ShouldBe((int)ExitCode.BadInput);
        session.Output.Split('\n').Count(line => line == $"{good}: csv: 2 rows, 1 columns").ShouldBe(2);
        session.Errors.ShouldContain("row 1 must have 1 cells as the header has, got 2");
    }
}

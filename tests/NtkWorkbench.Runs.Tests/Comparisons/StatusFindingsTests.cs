namespace NtkWorkbench.Runs.Tests;

public sealed class StatusFindingsTests
{
    [Theory]
    [InlineData(RunStatus.Diverged, "diverged after")]
    [InlineData(RunStatus.Diverging, "is diverging after")]
    [InlineData(RunStatus.Cancelled, "was cancelled after")]
    [InlineData(RunStatus.Failed, "failed after")]
    public void Of_RunThatDidNotComplete_IsNamedWithItsEnd(RunStatus status, string words)
    {
        ComparedRun run = HandMade.Run("wild");
        run = run with { Summary = run.Summary with { Status = status } };
        Said.One(StatusFindings.Of([run], [])).Sentence.ShouldBe($"`wild` {words} 1 000 steps, from a training loss of 2.");
        RunGroup group = new("g", [HandMade.Run("calm", 0.5), run]);
        group.Spread(one => one.Summary.TestLoss)!.Count.ShouldBe(1);
        StatusFindings.Of(group.Runs, []).Last().Sentence.ShouldBe("Means and orders are over completed runs alone.");
    }

    [Fact]
    public void Of_MembersWithoutResults_NamesEach() => StatusFindings.Of([],
        [Member("one", RunStatus.Failed, "no such file"), Member("two", RunStatus.Cancelled, null)]).Select(finding => finding.Sentence)
        .ShouldBe(["`one` is not compared: it failed, `no such file`.", "`two` is not compared: it was cancelled before it began."]);

    [Fact]
    public void Of_CompletedRuns_IsSilent() => StatusFindings.Of([HandMade.Run("calm")], []).ShouldBeEmpty();

    private static MemberOutcome Member(string name, RunStatus status, string? why) =>
        new() { Name = name, Status = status, Message = why, Seconds = 0 };
}

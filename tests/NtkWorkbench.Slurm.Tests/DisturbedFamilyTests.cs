using System.Text.Json.Nodes;

namespace NtkWorkbench.Slurm.Tests;

public sealed class DisturbedFamilyTests(DisturbedFamily disturbed) : IClassFixture<DisturbedFamily>
{
    [Fact]
    public void Family_AfterAllThatHappened_IsTheLocalOne()
    {
        disturbed.Undisturbed.Expect();
        disturbed.Family.ShouldBe(disturbed.Local);
    }

    [Fact]
    public void Name_ThatIsACommand_ReachesNoShell()
    {
        Directory.EnumerateFileSystemEntries(disturbed.Everything, "pwned", SearchOption.AllDirectories).ShouldBeEmpty();
        File.Exists("pwned").ShouldBeFalse();
        File.Exists(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "pwned")).ShouldBeFalse();
    }

    [Fact]
    public void Queue_TwelveMembers_ReturnsWithTheArray()
    {
        disturbed.Queued.Output.ShouldStartWith($"disturbed: tasks 1-12 queued as {disturbed.Array}\n");
        disturbed.Family.Tasks.Length.ShouldBe(12);
        disturbed.Family.Script("job.sh").ShouldContain("#SBATCH --signal=B:USR1@15\n");
    }

    [Fact]
    public void Status_FourRun_TellsNodesStepsAndTime()
    {
        string[] lines = disturbed.StatusOfFour.Expect().Split('\n');
        lines[0].ShouldBe("disturbed: 12 members: 8 waiting, 4 running");
        lines.Count(line => line.Contains("running", StringComparison.Ordinal) && line.Contains(" of 4000000", StringComparison.Ordinal)
            && line.Contains("0:00:", StringComparison.Ordinal)).ShouldBe(4);
        lines.Count(line => line.Contains("running  n1", StringComparison.Ordinal)).ShouldBe(2);
        lines.Count(line => line.Contains("running  n2", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Requeued_Member_LeavesWithItsStateAndGoesOn()
    {
        disturbed.StatusAfterRequeue.Expect().ShouldContain("1 preempted");
        Ends(disturbed.Requeued).ShouldBe([(0, "told"), (1, "done")]);
        disturbed.HasStateAfterRequeue.ShouldBeTrue();
    }

    [Fact]
    public void OutOfTime_Member_IsFollowedUpWithTwiceTheTime()
    {
        disturbed.Family.Batches.Length.ShouldBe(2);
        JsonNode again = disturbed.Family.Batches[1];
        ((string)again["tasks"]!).ShouldBe($"{disturbed.Expired}");
        Family.Number(again, "time_retries").ShouldBe(1);
        Family.Number(again, "memory_retries").ShouldBe(0);
        disturbed.Family.Script("job-2.sh").ShouldContain("#SBATCH --time=00:02:00\n");
        Ends(disturbed.Expired).ShouldBe([(0, "out_of_time"), (0, "done")]);
    }

    [Fact]
    public void Twin_OfANodeThatWasGivenUp_KeepsTheMember()
    {
        disturbed.TwinLogWhileHeld.ShouldContain("works on this run");
        Ends(disturbed.Twin).ShouldBe([(0, "done"), (1, "done")]);
        JsonNode[] attempts = disturbed.Family.AttemptsAt(disturbed.Twin);
        Time(attempts[1], "begun").ShouldBeLessThan(Time(attempts[0], "ended"));
        Time(attempts[1], "ended").ShouldBeGreaterThan(Time(attempts[0], "ended"));
    }

    [Fact]
    public void Member_DoneOnANodeThatWasGivenUp_IsNotRunAgain()
    {
        Ends(disturbed.Alone).ShouldBe([(0, "done")]);
        disturbed.AloneAgain.ShouldStartWith("COMPLETED");
    }

    [Fact]
    public void Status_ControllerAway_IsThatOfTheFiles()
    {
        string text = disturbed.StatusWhileAway.Expect();
        text.ShouldContain("the scheduler: ");
        text.ShouldContain("Unable to contact slurm controller");
        string[] lines = text.Split('\n');
        lines[0].ShouldNotContain("lost");
        lines[0].ShouldNotContain("waiting");
        // The one whose time was over, until it is queued again.
        lines.Skip(1).Where(line => line.Contains("  failed  ", StringComparison.Ordinal))
            .ShouldAllBe(line => line.EndsWith("its time was over", StringComparison.Ordinal));
    }

    [Fact]
    public void Status_AtTheEnd_SaysWhereTheComparisonIs()
    {
        string text = disturbed.StatusAtEnd.Expect();
        text.ShouldStartWith("disturbed: 12 members: 12 done\n");
        text.ShouldContain("comparison/report.md");
    }

    [Fact]
    public void Undisturbed_Members_WereBegunOnce()
    {
        foreach (int task in Enumerable.Range(5, 8))
            Ends(task).ShouldBe([(0, "done")]);
    }

    private (int Restart, string? End)[] Ends(int task) => [.. disturbed.Family.AttemptsAt(task)
        .OrderBy(attempt => Time(attempt, "begun"))
        .Select(attempt => (Family.Number(attempt, "restart"), (string?)attempt["end"]))];

    private static DateTimeOffset Time(JsonNode attempt, string key) => attempt[key]!.GetValue<DateTimeOffset>();
}

namespace NtkWorkbench.Runs.Tests;

public sealed class RunGroupTests
{
    // The rate that a fraction comes to is another number for each seed.
    [Fact]
    public void Of_FractionsOfTheLargestRate_AreGroupedAsWritten()
    {
        ComparedRun[] runs = [Rated("a-seed-1", 1, 0.11, 0.5), Rated("a-seed-2", 2, 0.12, 0.5), Rated("b", 1, 0.11, 0.4)];
        RunGroup.Of(runs).Select(group => (group.Label, group.Runs.Count)).ShouldBe([("a", 2), ("b", 1)]);
        RunGroup.Of([Rated("a", 1, 0.11, null), Rated("b", 2, 0.12, null)]).Count.ShouldBe(2);
    }

    [Fact]
    public void Of_RunsThatStandOtherwise_AreNeverOneGroupNorOneMean()
    {
        ComparedRun With(string label, long seed, RunStatus status, int steps)
        {
            ComparedRun run = Rated(label, seed, 0.1, null);
            return run with { Summary = run.Summary with { Status = status, Steps = steps } };
        }
        IReadOnlyList<RunGroup> groups = RunGroup.Of([With("a-1", 1, RunStatus.Completed, 9), With("a-2", 2, RunStatus.Interrupted, 4),
            With("a-3", 3, RunStatus.Interrupted, 5), With("a-4", 4, RunStatus.Interrupted, 5), With("a-5", 5, RunStatus.Diverged, 3)]);

        groups.Select(group => group.Runs.Count).ShouldBe([2, 1, 2]);
        groups[0].Alike.Select(run => run.Label).ShouldBe(["a-1"], "one that diverged is no part of a mean");
        groups[2].Alike.Count().ShouldBe(2);
        groups[2].Spread(run => run.Summary.Steps).ShouldBeNull();
    }

    private static ComparedRun Rated(string label, long seed, double rate, double? fraction)
    {
        ComparedRun run = HandMade.Run(label);
        return run with
        {
            Job = run.Job with { Seed = seed, Training = run.Job.Training with { LearningRate = rate } },
            Summary = run.Summary with { FractionOfMaxRate = fraction },
        };
    }
}

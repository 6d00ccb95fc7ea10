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

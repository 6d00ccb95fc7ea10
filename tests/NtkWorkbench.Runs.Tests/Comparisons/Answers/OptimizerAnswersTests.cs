namespace NtkWorkbench.Runs.Tests;

public sealed class OptimizerAnswersTests
{
    [Fact]
    public void Best_OfASweep_HasTheLowestMeanOfThoseThatCompleted()
    {
        RunGroup slow = Rated("slow", 0.01, [3, 3, 3]), best = Rated("best", 0.1, [1, 2, 3]), fast = Rated("fast", 1, [0.5, 0.5, 0.5]);
        fast = fast with { Runs = [.. fast.Runs.Take(2), fast.Runs[2].Diverged("so")] };
        RunGroup adam = Rated("adam", 0.1, [5, 5, 5], new AdamOptions());
        OptimizerAnswers.Best([slow, best, fast, adam]).Select(one => (one.Best.Label, one.Sweep.Count)).ShouldBe([("best", 3), ("adam",
            1)]);
        Answers(slow, best, fast).Held("Which rate").ShouldBe(
            "Of 3 rates sgd does best at 0.1 (`best`), with a training loss of 2 ± 1 (3 seeds) at the end.");
    }

    [Theory]
    [InlineData(3, 2, "`a`", ", the smallest of the sweep: a smaller one may be better")]
    [InlineData(2, 3, "`b`", ", the largest of the sweep: a larger one may be better")]
    public void Choice_AtAnEnd_SaysThatTheBestMayLieBeyond(double large, double small, string label, string edge)
    {
        string said = Answers(Rated("a", 0.01, [small]), Rated("b", 0.1, [large])).Held("Which rate");
        said.ShouldContain(label);
        said.ShouldEndWith($"at the end{edge}.");
    }

    [Fact]
    public void Fits_OfTheBest_AreRanked()
    {
        Answers(Rated("sgd", 0.1, [1, 2, 3]), Rated("worse", 0.2, [9, 9, 9]), Rated("adam", 0.1, [5, 6, 7], new AdamOptions()))
            .Held("How well do they fit?").ShouldBe("The training loss at the end is lowest in `sgd`, 2 ± 1 (3 seeds), and highest in "
                + "`adam`, "
                + "6 ± 1 (3 seeds).");
        Answers(Rated("sgd", 0.1, [1, 2, 3])).First(answer => answer.Question == "How well do they fit?").Findings.ShouldBeEmpty();
    }

    private static RunGroup Rated(string label, double rate, double[] losses, OptimizerOptions? optimizer = null) =>
        new(label, [.. losses.Select((loss, i) =>
        {
            ComparedRun run = HandMade.Seeded(HandMade.Run($"{label}-{i}"), i);
            TrainingOptions training = run.Job.Training with { LearningRate = rate, Optimizer = optimizer ?? new SgdOptions() };
            return run with
            {
                Job = run.Job with { Training = training },
                Summary = run.Summary with { TrainLoss = loss },
                Metrics = new Dictionary<string, double[]> { ["step"] = [0, 1000], ["train_loss"] = [10, loss] },
            };
        })]);

    private static IEnumerable<Answer> Answers(params IReadOnlyList<RunGroup> groups) => new OptimizerAnswers(HandMade.Of(groups)).All();
}

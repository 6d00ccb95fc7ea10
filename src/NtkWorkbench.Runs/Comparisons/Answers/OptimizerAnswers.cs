namespace NtkWorkbench.Runs;

/// <summary>The study of optimizers: each at its best rate of a sweep.</summary>
internal sealed class OptimizerAnswers(ComparisonResults results)
{
    // Where losses at equal steps are looked at: a share of all recorded rows.
    private const double Early = 0.25;

    public IEnumerable<Answer> All()
    {
        RunGroup[] best = [.. Best(results.Groups).Select(one => one.Best)];
        yield return new Answer("Which rate is each optimizer's best?", [.. Best(results.Groups).Select(Choice)]);
        yield return Ranked("How well do they fit?", best, ("optimizers.train_loss", "the training loss at the end",
            run => run.Summary.TrainLoss), ("optimizers.test_loss", "the test loss at the end", run => run.Summary.TestLoss));
        yield return Ranked("How far are they at equal steps?", best,
            ("optimizers.early_loss", "the training loss after a quarter of the recorded steps", run => run.Metrics["train_loss"][
                (int)(Early * (run.Metrics["train_loss"].Length - 1))]));
        yield return new Answer("Where do the elbows go?", [.. best.SelectMany(ElbowTravel.Of),
            .. Ranking.Of("optimizers.elbows", "the median shift of the elbows", GeneralFindings.Over(best,
                run => ElbowTravel.Travels(run) is { Length: > 0 } travels ? ElbowTravel.Median(travels) : null))]);
        yield return new Answer("What becomes of the spectrum?", [.. best.SelectMany(group => SpectrumFindings.Spectrum(group, "final")),
            .. Ranking.Of("optimizers.effective_rank", "the effective rank at the end",
                GeneralFindings.Over(best, run => run.At("final")?.EffectiveRank)),
            .. Ranking.Of("optimizers.kernel_distance", "the kernel distance from initialization",
                GeneralFindings.Over(best, run => run.Summary.KernelDistance))]);
        yield return new Answer("How far did they end from the linear model, at the end and at equal training loss?",
            [.. GeneralFindings.Gaps(best), .. EqualFootingSection.Of(best)]);
        yield return Followed("Which modes does each learn first, and which by the linear model?", best, ModeLearningFindings.Order);
        yield return Followed("What did the linear model predict?", best, ModeLearningFindings.Prediction);
        yield return Followed("Where does the linear model stop predicting?", best, ModeLearningFindings.Departure);
    }

    /// <summary>For each optimizer the group with the lowest mean training loss at the end, of those whose runs all completed; and the
    /// others of that optimizer, by rate. Optimizers whose coefficients differ are different ones.</summary>
    public static IReadOnlyList<(RunGroup Best, IReadOnlyList<RunGroup> Sweep)> Best(IReadOnlyList<RunGroup> groups) =>
        [.. groups.GroupBy(group => group.Without(job => job with { Training = job.Training with { LearningRate = 1 } })).SelectMany(Best)];

    private static IEnumerable<(RunGroup Best, IReadOnlyList<RunGroup> Sweep)> Best(IEnumerable<RunGroup> sweep)
    {
        RunGroup[] completed = [.. sweep.Where(group => group.Runs.All(run => run.IsCompleted) && Loss(group) is not null)];
        if (completed.Length > 0)
            yield return (completed.MinBy(group => Loss(group)!.Mean)!, [.. sweep.OrderBy(Rate)]);
    }

    private static Answer Ranked(string question, RunGroup[] best,
        params ReadOnlySpan<(string Name, string What, Func<ComparedRun, double?> Number)> numbers)
    {
        var findings = new List<Finding>();
        foreach ((string name, string what, Func<ComparedRun, double?> number) in numbers)
            findings.AddRange(Ranking.Of(name, what, GeneralFindings.Over(best, number)));
        return new Answer(question, findings);
    }

    private static Answer Followed(string question, RunGroup[] best, Func<IReadOnlyList<RunGroup>, IEnumerable<Finding>> say) =>
        new(question, [.. say(best)], "No linear model was trained and followed (`features.track`) beside these runs.");

    private static Finding Choice((RunGroup Best, IReadOnlyList<RunGroup> Sweep) choice)
    {
        var told = new Telling();
        RunGroup best = choice.Best;
        string edge = choice.Sweep.Count == 1 ? "" : best == choice.Sweep[0] ? ", the smallest of the sweep: a smaller one may be better"
            : best == choice.Sweep[^1] ? ", the largest of the sweep: a larger one may be better" : "";
        string name = JobContract.NameOf(best.Job.Training.Optimizer);
        string choosing = choice.Sweep.Count == 1 ? $"The only rate of {name} is"
            : $"Of {told.Count("rates", choice.Sweep.Count, "rate")} {name} does best at";
        return told.Finding("optimizers.best_rate",
            "of the rates whose runs all completed, that with the lowest mean training loss at the end",
            $"{choosing} {told.Number("rate", Rate(best))} (`{best.Label}`), with a training loss of "
                + $"{told.Spread("train_loss", Loss(best)!)} at the end{edge}.");
    }

    private static Spread? Loss(RunGroup group) => group.Spread(run => run.Metrics["train_loss"][^1]);

    private static double Rate(RunGroup group) => group.First.Job.Training.LearningRate.Value;
}

namespace NtkWorkbench.Runs;

/// <summary>The study of depth and initialization, letters (a) to (k).</summary>
internal sealed class DepthAnswers(ComparisonResults results)
{
    private const string NoPair = "No two runs of this comparison make this pair.";

    // Of the targets' variance; above the first a constant does about as well, below the second most is learned.
    private const double NoBetter = 0.9, Most = 0.25;

    private readonly SpectrumFindings _spectra = new(results.LinearAlgebra);

    public IEnumerable<Answer> All()
    {
        yield return Answer.Of("(a) Gradient norm of each layer with the small scale", Small, Gradients);
        yield return Answer.Of("(b) How well does that model do?", Small, Fit);
        yield return Answer.Of("(c) Its singular values and principal features before and after training", Small, BeforeAndAfter);
        yield return Answer.Of("(d) Gradient norms with the large scale", Large, Gradients);
        yield return Answer.Of("(e) What happens when that one is trained?", Large, Ending);
        yield return Answer.Of("(f) Gradient norms with He", He, Gradients);
        yield return Pairs("(g) He against large before training, by spectrum and principal features", He, Large, "init");
        yield return Answer.Of("(h) How well does He do?", He, Fit);
        yield return new Answer("(i) Trained shallow against trained deep", [.. ShallowAgainstDeep()],
            "These runs hold no shallow and deep network of the same kind.");
        yield return Answer.Of("(j) Trained on a part of the range, tested on all of it: how well?", Mismatched, PartFit);
        yield return Pairs("(k) Its spectrum and principal features against the matched ones", Mismatched, He, "final");
    }

    private IReadOnlyList<RunGroup> Small => [.. results.Groups.Where(group => ModelKind.IsSmall(group) && !ModelKind.IsMismatched(group))];

    private IReadOnlyList<RunGroup> Large => [.. results.Groups.Where(group => ModelKind.IsLarge(group) && !ModelKind.IsMismatched(group))];

    private IReadOnlyList<RunGroup> He => [.. results.Groups.Where(group => ModelKind.IsHe(group) && !ModelKind.IsMismatched(group))];

    private IReadOnlyList<RunGroup> Mismatched => [.. results.Groups.Where(ModelKind.IsMismatched)];

    // Each side's spectrum, what it predicted and what came of it, and the space that the features of both span.
    private Answer Pairs(string question, IReadOnlyList<RunGroup> left, IReadOnlyList<RunGroup> right, string checkpoint)
    {
        (RunGroup One, RunGroup Other)[] pairs =
            [.. from one in left from other in right where one.Job.Network.Hidden.SequenceEqual(other.Job.Network.Hidden)
                select (one, other)];
        return new Answer(question, [.. pairs.SelectMany(pair => (IEnumerable<Finding>)
        [
            .. SpectrumFindings.Spectrum(pair.One, checkpoint), .. SpectrumFindings.Shape(pair.One, checkpoint),
            .. SpectrumFindings.Prediction(pair.One),
            .. SpectrumFindings.Spectrum(pair.Other, checkpoint), .. SpectrumFindings.Shape(pair.Other, checkpoint),
            .. SpectrumFindings.Prediction(pair.Other),
            .. _spectra.Affinity(pair.One, pair.Other, checkpoint),
        ])], NoPair);
    }

    private static IEnumerable<Finding> BeforeAndAfter(RunGroup group)
    {
        foreach (string checkpoint in new[] { "init", "final" })
        {
            foreach (Finding finding in SpectrumFindings.Spectrum(group, checkpoint).Concat(SpectrumFindings.Shape(group, checkpoint)))
                yield return finding;
        }
        foreach (Finding finding in SpectrumFindings.Prediction(group))
            yield return finding;
        var told = new Telling();
        if (group.Spread(run => run.Summary.KernelDistance) is Spread distance)
            yield return told.Finding("depth.kernel_distance", "both ends of training were linearized",
                $"`{group.Label}`: from initialization to the end the kernel turned by a distance of "
                    + $"{told.Spread("kernel_distance", distance)}.");
    }

    private static IEnumerable<Finding> Gradients(RunGroup group)
    {
        Spread?[] weights = Norms(group, "weight"), biases = Norms(group, "bias");
        if (weights.Contains(null) || biases.Contains(null))
            yield break;
        var told = new Telling();
        string List(string name, Spread?[] norms) => string.Join(", ", norms.Select(norm => told.Mean(name, norm!)));
        int seeds = group.Runs.Count;
        yield return told.Finding("depth.gradients", "the gradient was recorded before training",
            $"`{group.Label}`{(seeds > 1 ? $" ({told.Count("seeds", seeds, "seed")})" : "")}: before training the weights' gradient "
                + $"norms are, from the first layer to the last, {List("weight", weights)}, the biases' "
                + $"{List("bias", biases)}{Growth(told, biases)}.");
    }

    // Before training every run has a gradient, whatever became of it.
    private static Spread?[] Norms(RunGroup group, string part) =>
        [.. Enumerable.Range(0, group.First.Architecture.Layers.Count)
            .Select(layer => NtkWorkbench.Runs.Spread.Of(group.Runs.Select(run => (run.Job.Seed, (double?)run.GradientNorms(part,
                0)[layer]))))];

    private static string Growth(Telling told, Spread?[] biases)
    {
        double first = biases[0]!.Mean, last = biases[^1]!.Mean;
        if (biases.Length < 3 || !(first > 0 && last > 0))
            return "";
        double factor = Math.Pow(first / last, 1.0 / (biases.Length - 1));
        return factor >= 1
            ? $", from the last to the first growing {told.Number("growth", factor)}-fold a layer in the geometric mean"
            : $", from the last to the first shrinking {told.Number("shrinking", 1 / factor)}-fold a layer in the geometric mean";
    }

    // Against the constant function that is the targets' mean.
    private static IEnumerable<Finding> Fit(RunGroup group)
    {
        bool tested = group.First.Summary.TestLoss is not null;
        double variance = SpectrumFindings.Variance(tested && group.First.Data.Test is Dataset test ? test.Targets.Values
            : group.First.Data.Train.Targets.Values);
        if (group.Spread(run => tested ? run.Summary.TestLoss : run.Summary.TrainLoss) is not Spread loss || !(variance > 0))
            return Ending(group);
        var told = new Telling();
        Spread? outputs =
            group.Spread(run => run.Has("final") ? Math.Sqrt(SpectrumFindings.Variance(run.Predictions("final").Values)) : null);
        string verdict = loss.Mean > NoBetter * variance ? "no better than the mean of the targets"
            : loss.Mean > Most * variance ? "a part of the target" : "most of the target";
        string range = outputs is null ? "" : $" (its outputs' standard deviation is {told.Mean("output_deviation", outputs)}, the "
            + $"targets' {told.Number("target_deviation", Math.Sqrt(variance))})";
        return [told.Finding("depth.fit", "the loss over the targets' variance: above 0.9, above 0.25, or below",
            $"`{group.Label}`: {(tested ? "test" : "training")} loss {told.Spread("loss", loss)}, "
                + $"{told.Number("share", loss.Mean / variance)} of the targets' variance: it learned {verdict}{range}.")];
    }

    private static IEnumerable<Finding> Ending(RunGroup group)
    {
        foreach (ComparedRun run in group.Runs.Where(run => run.Diverged))
        {
            var told = new Telling();
            double ratio = run.Job.Training.LearningRate.Value / (run.At("init")?.MaxStableLearningRate ?? double.NaN);
            yield return told.Finding("depth.divergence", "the run diverged",
                $"`{run.Label}` {Wording.Divergence(run.Summary.Status)} after {told.Count("steps", run.Summary.Steps, "step")}, from a "
                    + $"training loss of {told.Number("train_loss_start", run.Metrics["train_loss"][0])}"
                    + (double.IsFinite(ratio) ? $"; the rate was {told.Number("times_stable", ratio)} times the largest that is stable "
                    + $"for the linear model" : "") + ".");
        }
        if (group.Spread(run => run.Summary.TrainLoss) is Spread end && group.Spread(run => run.Metrics["train_loss"][0]) is Spread start)
        {
            var told = new Telling();
            string tested = group.Spread(run => run.Summary.TestLoss) is Spread test ? $", the test loss ended "
                + $"at {told.Spread("test_loss", test)}" : "";
            string sum = $"`{group.Label}`: the training loss went from {told.Spread("train_loss_start", start)} "
                + $"to {told.Spread("train_loss", end)}{tested}.";
            yield return told.Finding("depth.ending", "a run of the group completed", sum);
        }
    }

    private IEnumerable<Finding> ShallowAgainstDeep()
    {
        RunGroup[] trained = [.. He.Where(group => group.Spread(run => run.Summary.TestLoss) is not null)
            .OrderBy(group => group.Job.Network.Hidden.Count)];
        if (trained.Length < 2 || trained[0].Job.Network.Hidden.Count == trained[^1].Job.Network.Hidden.Count)
            return [];
        RunGroup[] both = [trained[0], trained[^1]];
        return
        [
            .. Ranking.Of("depth.shallow_against_deep", "the test loss at the end",
                GeneralFindings.Over(both, run => run.Summary.TestLoss)),
            .. both.SelectMany(group => (IEnumerable<Finding>)
            [
                .. SpectrumFindings.Spectrum(group, "init"), .. SpectrumFindings.Spectrum(group, "final"),
                .. SpectrumFindings.Prediction(group),
            ]),
            .. _spectra.Affinity(both[0], both[1], "final"),
        ];
    }

    private static IEnumerable<Finding> PartFit(RunGroup group)
    {
        if (PartLosses.Of(group) is not PartLosses losses)
            yield break;
        var told = new Telling();
        yield return told.Finding("depth.part", "the grid has points in and out of the range of training",
            $"`{group.Label}`: on the grid its mean squared error is {told.Spread("inside", losses.Inside)} where it was trained "
                + $"and {told.Spread("outside", losses.Outside)} where it was not, where the function's own variance "
                + $"is {told.Number("variance_outside", losses.VarianceOutside)}.");
    }
}

namespace NtkWorkbench.Runs;

/// <summary>The study of depth and initialization, letters (a) to (k).</summary>
internal sealed class DepthAnswers(ComparisonResults results)
{
    private readonly FeatureWords _features = new(results.LinearAlgebra);

    public IEnumerable<Answer> All()
    {
        yield return Answer.Of("(a) Gradient norm of each layer with the small scale", Small, Gradients);
        yield return Answer.Of("(b) How well does that model do?", Small, Fit);
        yield return Answer.Of("(c) Its singular values and principal features before and after training", Small,
            FeatureWords.BeforeAndAfter);
        yield return Answer.Of("(d) Gradient norms with the large scale", Large, Gradients);
        yield return Answer.Of("(e) What happens when that one is trained?", Large, Ending);
        yield return Answer.Of("(f) Gradient norms with He", He, Gradients);
        yield return new Answer("(g) He against large before training, by spectrum and principal features",
            Pairs(He, Large, _features.Against));
        yield return Answer.Of("(h) How well does He do?", He, Fit);
        yield return new Answer("(i) Trained shallow against trained deep", ShallowAgainstDeep());
        yield return Answer.Of("(j) Trained on a part of the range, tested on all of it: how well?", Mismatched, PartFit);
        yield return new Answer("(k) Its spectrum and principal features against the matched ones",
            Pairs(Mismatched, He, _features.MatchedAgainst));
    }

    private IReadOnlyList<RunGroup> Small => [.. results.Groups.Where(group => ModelKind.IsSmall(group) && !ModelKind.IsMismatched(group))];

    private IReadOnlyList<RunGroup> Large => [.. results.Groups.Where(group => ModelKind.IsLarge(group) && !ModelKind.IsMismatched(group))];

    private IReadOnlyList<RunGroup> He => [.. results.Groups.Where(group => ModelKind.IsHe(group) && !ModelKind.IsMismatched(group))];

    private IReadOnlyList<RunGroup> Mismatched => [.. results.Groups.Where(ModelKind.IsMismatched)];

    private static string Pairs(IReadOnlyList<RunGroup> left, IReadOnlyList<RunGroup> right, Func<RunGroup, RunGroup, string> say)
    {
        string[] sentences =
            [.. from one in left from other in right where one.Job.Network.Hidden.SequenceEqual(other.Job.Network.Hidden) select say(one,
                other)];
        return sentences.Length == 0 ? "No two runs of this comparison make this pair." : string.Join(" ", sentences);
    }

    private static string Gradients(RunGroup group)
    {
        double[] weights = MeanNorms(group, "weight"), biases = MeanNorms(group, "bias");
        return $"before training the weights' gradient norms are, from the first layer to the last, {List(weights)}, the "
            + $"biases' {List(biases)}{Growth(biases)}.";
    }

    private static double[] MeanNorms(RunGroup group, string part) =>
        [.. Enumerable.Range(0, group.First.Architecture.Layers.Count)
            .Select(layer => group.Mean(run => run.GradientNorms(part, 0)[layer]) ?? double.NaN)];

    private static string List(IEnumerable<double> numbers) =>
        string.Join(", ", numbers.Select(number => number.ToString("g2", System.Globalization.CultureInfo.InvariantCulture)));

    private static string Growth(double[] biases)
    {
        if (biases.Length < 3 || !biases.All(value => value > 0))
            return "";
        double factor = Math.Pow(biases[0] / biases[^1], 1.0 / (biases.Length - 1));
        return factor >= 1
            ? $", growing {Number(factor)}-fold a layer from the last to the first"
            : $", shrinking {Number(1 / factor)}-fold a layer from the last to the first";
    }

    // Against the constant function that is the targets' mean.
    private static string Fit(RunGroup group)
    {
        double variance = FeatureWords.Variance(group.First.Data.Test?.Targets.Values ?? group.First.Data.Train.Targets.Values);
        double? loss = group.Mean(run => run.Summary.TestLoss ?? run.Summary.TrainLoss);
        if (loss is not double value)
            return Ending(group);
        double spread =
            Math.Sqrt(group.Mean(run => run.Has("final") ? FeatureWords.Variance(run.Predictions("final").Values) : null) ?? double.NaN);
        string verdict =
            value > 0.9 * variance ? "no better than the mean of the targets"
                : value > 0.25 * variance ? "a part of the target" : "most of the target";
        return $"test loss {Number(value)}, {Number(value / variance)} of the targets' variance: it learned {verdict} (its "
            + $"outputs vary by {Number(spread)}, the targets by {Number(Math.Sqrt(variance))}).";
    }

    private static string Ending(RunGroup group)
    {
        ComparedRun[] diverged = [.. group.Runs.Where(run => run.Diverged)];
        double largest = group.First.At("init")?.MaxStableLearningRate ?? double.NaN;
        return diverged.Length > 0
            ? $"training {Wording.Divergence(diverged[0].Summary.Status)}"
            + $"{(group.Runs.Count > 1 ? $" in {diverged.Length} of {group.Runs.Count} runs" : "")}: "
            + $"{diverged[0].Summary.Message}, after a training loss of {Number(diverged[0].Metrics["train_loss"][0])}; "
            + $"the rate was {Number(group.Job.Training.LearningRate.Value / largest)} times the largest stable one."
            : $"the training loss {Change(group.First.Metrics["train_loss"][0], group.First.Metrics["train_loss"][^1])}, "
            + $"to {Number(group.Mean(run => run.Summary.TrainLoss))} (test {Number(group.Mean(run => run.Summary.TestLoss))}).";
    }

    private string ShallowAgainstDeep()
    {
        (RunGroup Group,
            double Loss)[] trained =
                [.. GeneralFindings.Measured(He, run => run.Summary.TestLoss).OrderBy(one => one.Group.Job.Network.Hidden.Count)];
        if (trained.Length < 2)
            return "These runs hold no shallow and deep network of the same kind.";
        (RunGroup Group, double Loss) shallow = trained[0], deep = trained[^1];
        double factor = shallow.Loss / deep.Loss;
        return $"After {Count(deep.Group.Job.Training.Steps, "step")} the {ModelKind.Depth(deep.Group)} network's test loss "
            + $"is {Number(deep.Loss)}, the {ModelKind.Depth(shallow.Group)} one's {Number(shallow.Loss)}: "
            + (factor >= 1 ? $"the deep one fits {Number(factor)} times better."
            : $"the shallow one fits {Number(1 / factor)} times better.");
    }

    private static string PartFit(RunGroup group)
    {
        PartLosses losses = PartLosses.Of(group);
        return $"on the grid its mean squared error is {Number(losses.Inside)} where it was trained "
            + $"and {Number(losses.Outside)} where it was not, {Number(losses.Outside / losses.Inside)} times as much"
            + $" (the function's own variance there is {Number(losses.VarianceOutside)}).";
    }
}

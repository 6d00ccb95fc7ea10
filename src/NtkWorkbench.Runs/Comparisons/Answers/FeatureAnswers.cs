using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>The features study, letters (a) to (e).</summary>
internal sealed class FeatureAnswers(ComparisonResults results)
{
    private static readonly string[] Moments = ["init", "final"];

    public IEnumerable<Answer> All()
    {
        IReadOnlyList<RunGroup> shallow = OfDepth(1), two = OfDepth(2);
        yield return Answer.Of("(a) ∂f/∂w and ∂f/∂b of the first hidden layer, at initialization and after training", shallow, FirstLayer);
        yield return Answer.Of("(b) Spectrum of the feature matrix; principal features off the training points", shallow, Spectrum);
        yield return new Answer(
            "(c) How much do principal features change from seed to seed, how much individual ones, and how does width change that?",
            results.Seeds.Count == 0 ? "No group of this comparison has several seeds." : SeedSentences.Of(results.Seeds));
        yield return Answer.Of("(d) Two hidden layers: both layers' features", two, Layers);
        yield return new Answer("(e) Any depth: what changes?", Depth());
    }

    private IReadOnlyList<RunGroup> OfDepth(int depth) =>
        [.. results.Groups.Where(group => group.Job.Network.Hidden.Count == depth && group.First.Has("init"))];

    private static string FirstLayer(RunGroup group)
    {
        string[] moments = [.. Moments.Where(group.First.Has).Select(checkpoint =>
        {
            LayerLayout first = group.First.Architecture.Layers[0];
            double[] norms = group.First.FirstLayerFeatures(checkpoint);
            double[] weights = norms[..first.WeightCount], biases = norms[first.WeightCount..];
            return $"at {Wording.Checkpoint(checkpoint)} the root mean squares on the grid are {Number(weights.Average())} for "
                + $"∂f/∂w and {Number(biases.Average())} for ∂f/∂b in the mean over {Count(first.FanOut, "unit")}, the "
                + $"largest {Number(norms.Max())}, and {Count(norms.Count(norm => norm == 0))} of {Count(norms.Length)} are zero";
        })];
        return $"{string.Join("; ", moments)}.";
    }

    private static string Spectrum(RunGroup group)
    {
        string[] moments = [.. Moments.Where(group.First.Has).Select(checkpoint =>
        {
            double[] sigma = group.First.SingularValues(checkpoint);
            CheckpointSummary summary = group.First.At(checkpoint)!;
            double squares = sigma.Sum(value => value / sigma[0] * (value / sigma[0]));
            return $"at {Wording.Checkpoint(checkpoint)} {summary.NumericalRank} of {sigma.Length} singular values are above the floor, "
                + $"the first holds {Percent(1 / squares)} of their squares, effective rank {Number(summary.EffectiveRank)}";
        })];
        string checkpoint = group.First.Has("final") ? "final" : "init";
        return $"{string.Join("; ", moments)}; off the training points the leading features reach at "
            + $"most {Number(Reach(group.First, checkpoint))} times what they reach on them.";
    }

    // The largest magnitude on the grid over the largest on the training inputs, of the leading features.
    private static double Reach(ComparedRun run, string checkpoint)
    {
        Matrix grid = run.PrincipalFeatures(checkpoint), train = run.PrincipalFeaturesOnTrain(checkpoint);
        return Enumerable.Range(0, grid.Columns).Max(k =>
            Math.Abs(TensorPrimitives.MaxMagnitude<double>(grid.Column(k))) / Math.Abs(
                TensorPrimitives.MaxMagnitude<double>(train.Column(k))));
    }

    private static string Layers(RunGroup group)
    {
        string[] moments = [.. Moments.Where(group.First.Has).Select(checkpoint =>
            $"at {Wording.Checkpoint(checkpoint)} the layers "
                + $"hold {string.Join(", ", group.First.LayerShares(checkpoint).Select(Percent))} of the trace of the tangent kernel, "
                + $"from the first to the last")];
        return $"{string.Join("; ", moments)}.";
    }

    private string Depth()
    {
        var depths = results.Groups.Where(group => group.First.Has("init")).GroupBy(group => group.Job.Network.Hidden.Count)
            .OrderBy(depth => depth.Key).ToArray();
        if (depths.Length < 2)
            return "All networks of this comparison have one depth.";
        return string.Join("; ", depths.Select(depth =>
            $"with {Count(depth.Key, "hidden layer")} σ₁ at initialization is {Mean(depth, run => run.At("init")?.SigmaMax)}, the "
                + $"effective rank {Mean(depth, run => run.At("init")?.EffectiveRank)},"
            + $" the kernel turns by a distance of {Mean(depth, run => run.Summary.KernelDistance)}, and the gap to the linear model "
            + $"is {Mean(depth, run => run.Summary.Linearized?.Gap)}")) + ".";
    }

    private static string Mean(IEnumerable<RunGroup> groups, Func<ComparedRun, double?> number)
    {
        double[] values = [.. GeneralFindings.Measured(groups, number).Select(one => one.Value)];
        return Number(values.Length == 0 ? null : values.Average());
    }
}

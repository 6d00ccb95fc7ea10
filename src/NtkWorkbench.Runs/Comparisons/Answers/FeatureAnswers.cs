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
            [.. SeedSentences.Of(results.Seeds)], "No group of this comparison has several seeds.");
        yield return Answer.Of("(d) Two hidden layers: both layers' features", two, Layers);
        yield return new Answer("(e) Any depth: what changes?", [.. Depth()], "No two networks of this comparison differ in depth alone.");
    }

    private IReadOnlyList<RunGroup> OfDepth(int depth) =>
        [.. results.Groups.Where(group => group.Job.Network.Hidden.Count == depth && group.First.Has("init"))];

    private static IEnumerable<Finding> FirstLayer(RunGroup group)
    {
        LayerLayout first = group.First.Architecture.Layers[0];
        foreach (string checkpoint in Moments)
        {
            Spread? Over(Func<double[], double> number) =>
                group.Spread(run => run.Has(checkpoint) ? number(run.FirstLayerFeatures(checkpoint)) : null);
            if (Over(norms => norms[..first.WeightCount].Average()) is not Spread weights)
                continue;
            var told = new Telling();
            yield return told.Finding("features.first_layer", "the checkpoint was linearized",
                $"`{group.Label}` at {Wording.Checkpoint(checkpoint)}: the root mean squares on the grid are "
                    + $"{told.Spread("weights", weights)} "
                    + $"for ∂f/∂w and {told.Mean("biases", Over(norms => norms[first.WeightCount..].Average())!)} for ∂f/∂b in the mean "
                    + $"over {told.Count("units", first.FanOut, "unit")}, the largest "
                    + $"{told.Mean("largest", Over(norms => norms.Max())!)}, and "
                    + $"{told.Mean("zero", Over(norms => norms.Count(norm => norm == 0))!)} of "
                    + $"{told.Count("parameters", first.ParameterCount)} "
                    + "are zero.");
        }
    }

    private static IEnumerable<Finding> Spectrum(RunGroup group)
    {
        foreach (Finding finding in Moments.SelectMany(checkpoint => SpectrumFindings.Spectrum(group, checkpoint)))
            yield return finding;
        string last = group.First.Has("final") ? "final" : "init";
        var told = new Telling();
        if (group.Spread(run => run.Has(last) ? Reach(run, last) : null) is Spread reach)
            yield return told.Finding("features.reach", "principal features are known on grid and training inputs",
                $"`{group.Label}`: on the grid the leading principal features at {Wording.Checkpoint(last)} reach at most "
                    + $"{told.Spread("reach", reach)} times "
                    + "what they reach on the training inputs.");
    }

    // The largest magnitude on the grid over the largest on the training inputs, of the leading features.
    private static double? Reach(ComparedRun run, string checkpoint)
    {
        Matrix grid = run.PrincipalFeatures(checkpoint), train = run.PrincipalFeaturesOnTrain(checkpoint);
        return grid.Columns == 0 ? null : Enumerable.Range(0, grid.Columns).Max(k =>
            Math.Abs(TensorPrimitives.MaxMagnitude<double>(grid.Column(k))) / Math.Abs(
                TensorPrimitives.MaxMagnitude<double>(train.Column(k))));
    }

    private static IEnumerable<Finding> Layers(RunGroup group)
    {
        foreach (string checkpoint in Moments)
        {
            Spread?[] shares = [.. Enumerable.Range(0, group.First.Architecture.Layers.Count).Select(layer =>
                group.Spread(run => run.Has(checkpoint) && run.LayerShares(checkpoint) is { Length: > 0 } all ? all[layer] : null))];
            if (shares.Contains(null))
                continue;
            var told = new Telling();
            yield return told.Finding("features.layers", "the checkpoint was linearized",
                $"`{group.Label}` at {Wording.Checkpoint(checkpoint)}: from the first layer to the last the layers hold "
                    + $"{string.Join(", ", shares.Select(share => told.Mean("share", share!)))} of the trace of the tangent kernel"
                    + $"{(shares[0]!.Count > 1 ? $" ({told.Count("seeds", shares[0]!.Count, "seed")})" : "")}.");
        }
    }

    // Depths of one width alone: else width and depth would change at once.
    private IEnumerable<Finding> Depth()
    {
        RunGroup[] alike = [.. results.Groups.Where(group => group.First.Has("init") && group.Job.Network.Hidden.Distinct().Count() == 1)
            .GroupBy(group => (group.Job.Network.Hidden[0], group.WithoutWidths()))
            .OrderByDescending(set => set.Select(group => group.Job.Network.Hidden.Count).Distinct().Count())
            .Take(1).SelectMany(set => set)];
        RunGroup[] depths = [.. alike.OrderBy(group => group.Job.Network.Hidden.Count)];
        if (depths.DistinctBy(group => group.Job.Network.Hidden.Count).Count() < 2)
            yield break;
        foreach (RunGroup group in depths)
        {
            var told = new Telling();
            string[] known = [.. new (string Name, string Words, Func<ComparedRun, double?> Number)[]
            {
                ("sigma_max", "σ₁ at initialization", run => run.At("init")?.SigmaMax),
                ("effective_rank", "effective rank", run => run.At("init")?.EffectiveRank),
                ("kernel_distance", "kernel distance by training", run => run.Summary.KernelDistance),
                ("gap", "gap to the linear model", run => run.Summary.Linearized?.Gap),
            }.Select(one => group.Spread(one.Number) is Spread spread ? $"{one.Words} {told.Spread(one.Name, spread)}"
                : null).OfType<string>()];
            if (known.Length > 0)
                yield return told.Finding("features.depth", "groups of several depths that differ in depth alone",
                    $"With {told.Count("depth", group.Job.Network.Hidden.Count, "hidden layer")} "
                        + $"of {told.Count("width", group.Job.Network.Hidden[0], "unit")}: {string.Join(", ", known)}.");
        }
        foreach (Finding finding in Ranking.Of("features.depth_gap", "the gap to the linear model",
            GeneralFindings.Over(depths, run => run.Summary.Linearized?.Gap)))
            yield return finding;
    }
}

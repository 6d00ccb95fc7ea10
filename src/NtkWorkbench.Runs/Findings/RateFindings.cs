namespace NtkWorkbench.Runs;

/// <summary>Which learning rates the linear model bears, and of what that is said: locally, everywhere, of the mean, of the mean
/// square.</summary>
internal static class RateFindings
{
    public static IEnumerable<Finding> Of(FeatureFacts facts, CheckpointFacts at)
    {
        double limit = at.StableRate, rate = facts.LearningRate;
        if (!double.IsFinite(limit) || limit <= 0)
            yield break;
        string[] others = [.. new[] { facts.OtherOptimizer is string optimizer ? $"used {optimizer}" : null,
            facts.ClipsGradients ? "clipped gradients" : null }.OfType<string>()];
        string scope = others.Length > 0 ? $" (for plain gradient descent; the job {string.Join(" and ", others)})" : "";
        string run = facts.ClipsGradients ? "A single run without clipping" : "A single run";
        string stable = facts.HasInstanceNoise ? "stable in the mean over the instance noise"
            : at.StableRateEverywhere is null ? "stable" : "stable locally, near these outputs,";
        string decay = facts.WeightDecay > 0 ? $" with a weight decay of {Number(facts.WeightDecay)}" : "";
        yield return Finding.Of("rates.stable", "the kernel is not zero",
            $"Full-batch gradient descent{decay} on the linear model at {Wording.Checkpoint(at.Name)} is {stable} below a learning rate of "
                + $"{Number(limit)}; the job's {Number(rate)} is {Number(rate / limit)} of it{scope}.",
            [("limit", limit), ("rate", rate), ("share", rate / limit), .. FeatureFindings.Steps(at),
                .. decay.Length > 0 ? [("weight_decay", facts.WeightDecay)] : Array.Empty<(string, double)>()]);
        if (at.StableRateEverywhere is double everywhere && double.IsFinite(everywhere))
            yield return Finding.Of("rates.everywhere", "the loss is cross-entropy",
                $"Wherever its outputs go, it converges below {Number(everywhere)}, by the bound on the softmax Hessian.",
                ("limit", everywhere));
        if (!facts.HasInstanceNoise)
            yield break;
        yield return at.StableRateMeanSquare is double meanSquare && double.IsFinite(meanSquare)
            ? Finding.Of("rates.mean_square", "there is instance noise, and the limit of the mean square was computed",
                $"{run} obeys the limit of the mean square, {Number(meanSquare)} with the job's batches: above it the spread grows "
                    + "without bound though the mean converges.", ("limit", meanSquare))
            : Finding.Of("rates.no_mean_square", "there is instance noise, and the limit of the mean square was not computed",
                $"{run} obeys the limit of the mean square, which is lower and was not computed: it needs the mean squared error and a "
                    + $"small network{(facts.WeightDecay > 0 ? ", and no weight decay" : "")}.");
        if (at.NoiseDraws is int draws)
            yield return Finding.Of("rates.noise_draws", "there is instance noise, and its mean is not exact",
                $"These rates are means over {Count(draws, "draw")} of each sample's noise.", ("draws", draws));
    }
}

namespace NtkWorkbench.Runs;

/// <summary>What noise on the inputs does: which ridge it is, where the mean goes, how far draws spread, and what prior that is.</summary>
internal static class InstanceNoiseFindings
{
    public static IEnumerable<Finding> Headline(InstanceNoiseFacts facts)
    {
        (double distance, double spread, double discrepancy) = facts.Last;
        if (facts.LearningRate >= facts.MeanLimit)
        {
            yield return Finding.Of("instance_noise.mean_diverges", "η is not below the limit of the mean",
                $"The mean of w diverges: η = {Number(facts.LearningRate)} is not below 1/(σ₁² + mσ²) = {Number(facts.MeanLimit)}.",
                ("eta", facts.LearningRate), ("limit", facts.MeanLimit));
            yield break;
        }
        if (!double.IsFinite(distance))
            yield break;
        string said = $"Noise on the inputs acts as ridge λ = mσ² = {Number(facts.Ridge)}: over {Count(facts.Draws, "draw")} the mean of "
            + $"the last w is {Number(distance)} from the ridge solution";
        if (facts.Draws > 1 && double.IsFinite(spread) && double.IsFinite(discrepancy))
            yield return Finding.Of("instance_noise.ridge", "η below the limit of the mean, several draws",
                $"{said}, each draw spreads by {Number(spread)}, and the mean followed its recurrence within {Number(discrepancy)} "
                    + $"standard errors "
                    + "at every step.",
                ("ridge", facts.Ridge), ("draws", facts.Draws), ("distance", distance), ("spread", spread), ("discrepancy", discrepancy));
        else
            yield return Finding.Of("instance_noise.ridge", "η below the limit of the mean, one draw",
                $"{said}.", ("ridge", facts.Ridge), ("draws", facts.Draws), ("distance", distance));
    }

    public static IEnumerable<Finding> Rates(InstanceNoiseFacts facts)
    {
        double fraction = facts.LearningRate / facts.MeanLimit;
        yield return Finding.Of("instance_noise.mean_limit", "always",
            $"The mean converges for η below 1/(σ₁² + mσ²) = {Number(facts.MeanLimit)}; the job's η = {Number(facts.LearningRate)} is "
                + $"{Number(fraction)} of that.",
            ("limit", facts.MeanLimit), ("eta", facts.LearningRate), ("fraction", fraction));
        if (facts.SpreadLimit is double limit)
        {
            bool isBounded = facts.LearningRate < limit;
            yield return Finding.Of("instance_noise.spread_limit", isBounded ? "the limit of the mean square is known, and η is below it"
                : "the limit of the mean square is known, and η is not below it",
                $"The mean square, which a single run obeys, stays bounded only for η below "
                    + $"{(facts.Point is null ? "" : "E x̌²/E x̌⁴ = ")}{Number(limit)}, "
                    + (isBounded ? "and the job's is." : "and the job's is not: the spread of the draws grows without bound."),
                ("limit", limit));
        }
        // Where the mean square grows rare draws make it, which no sample holds.
        if (facts.Deviation is (double predicted, double measured) && facts.LearningRate < facts.SpreadLimit && facts.Draws > 1)
        {
            yield return Finding.Of("instance_noise.deviation", "one point, several draws, η below the limit of the mean square",
                $"The last step's standard deviation was predicted as {Number(predicted)} and measured as {Number(measured)}.",
                ("predicted", predicted), ("measured", measured));
        }
    }

    /// <summary>How much smaller than the noiseless solution the fixed point is.</summary>
    public static IEnumerable<Finding> Shrinkage(InstanceNoiseFacts facts)
    {
        // Where the mean diverges it goes nowhere.
        if (facts.LearningRate >= facts.MeanLimit)
            yield break;
        double Kept(double sigma) => sigma * sigma / ((sigma * sigma) + facts.Ridge);
        if (facts.Point is (double x, double y) && x != 0)
        {
            double plain = y / x, fixedPoint = x * y / ((x * x) + facts.Ridge);
            yield return Finding.Of("instance_noise.shrinkage", "one point, η below the limit of the mean",
                $"Without noise descent goes to y/x = {Number(plain)}; with it the mean goes to xy/(x² + σ²) = {Number(fixedPoint)}, "
                    + $"x²/(x² + σ²) = {Number(Kept(x))} times as far from 0.",
                ("noiseless", plain), ("fixed_point", fixedPoint), ("kept", Kept(x)));
        }
        else if (facts.Point is null)
        {
            (double largest, double smallest) = facts.Sigma;
            yield return Number(largest) == Number(smallest)
                ? Finding.Of("instance_noise.shrinkage", "one singular value, η below the limit of the mean",
                    $"Of the noiseless solution the mean keeps the part s²/(s² + λ) = {Number(Kept(largest))} along every singular "
                        + $"direction of X, "
                        + $"whose singular value is s = {Number(largest)}.",
                    ("kept", Kept(largest)), ("s", largest))
                : Finding.Of("instance_noise.shrinkage", "several singular values, η below the limit of the mean",
                    $"Of the noiseless solution the mean keeps the part s²/(s² + λ) along each singular direction of X: "
                        + $"{Number(Kept(largest))} "
                        + $"where s = {Number(largest)} is the largest, {Number(Kept(smallest))} where s = {Number(smallest)} is the "
                        + $"smallest.",
                    ("kept_largest", Kept(largest)), ("s_max", largest), ("kept_smallest", Kept(smallest)), ("s_min", smallest));
        }
    }

    /// <summary>Ridge as the most probable w under a normal prior.</summary>
    public static IEnumerable<Finding> Map(InstanceNoiseFacts facts)
    {
        double width = 1 / Math.Sqrt(facts.Ridge);
        yield return Finding.Of("ridge.map", "always",
            "Ridge is the most probable w (the MAP estimate) where y = Xw + noise of variance s² and w is normal with variance τ² before "
                + $"it is seen: λ = s²/τ². λ = {Number(facts.Ridge)} is that of a prior with τ = s/√λ = {Number(width)} s.",
            ("ridge", facts.Ridge), ("width", width));
        if (facts.TargetNoise is double noise and > 0)
        {
            double best = noise * noise, times = facts.Ridge / best;
            yield return Finding.Of("ridge.map_drawn", "the problem was drawn with τ = 1 and noise on y",
                $"This problem was drawn with τ = 1 and s = {Number(noise)}, for which λ = {Number(best)} is the most probable; the "
                    + $"noise on the inputs makes it {Number(times)} times that.",
                ("s", noise), ("best", best), ("times", times));
        }
    }

    public static IEnumerable<Finding> Forms(InstanceNoiseFacts facts)
    {
        ((int rows, int columns), (long primal, long kernel)) = (facts.Shape, (Whole(facts.Cost.Primal), Whole(facts.Cost.Kernel)));
        if (double.IsFinite(facts.FormsDifference))
            yield return Finding.Of("ridge.forms", "always",
                $"The primal form solves {Count(columns, "equation")} (about {Count(primal, "multiplication")}), the kernel form "
                    + $"{Count(rows, "equation")} (about {Count(kernel)}); relative to each other they differ by "
                    + $"{Number(facts.FormsDifference)}.",
                ("columns", columns), ("primal", primal), ("rows", rows), ("kernel", kernel), ("difference", facts.FormsDifference));
        if (primal != kernel)
        {
            (string cheap, double times) = primal < kernel ? ("primal", (double)kernel / primal) : ("kernel", (double)primal / kernel);
            yield return Finding.Of("ridge.cheaper", "the two costs differ",
                $"The {cheap} form is the cheaper here, {Number(times)} times.", ("times", times));
        }
    }

    private static long Whole(double cost) => (long)Math.Ceiling(cost);
}

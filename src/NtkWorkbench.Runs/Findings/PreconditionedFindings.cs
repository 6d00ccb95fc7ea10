namespace NtkWorkbench.Runs;

/// <summary>What an optimizer that divides its step by a diagonal P makes of the features, and how near it is to its edge of
/// stability.</summary>
internal static class PreconditionedFindings
{
    public static IEnumerable<Finding> Of(FeatureFacts facts, IEnumerable<CheckpointFacts> told)
    {
        if (facts.LeavesOutPreconditioned)
            yield return Finding.Of("preconditioned.left_out", "the optimizer divides its step by P, and features.method is lanczos",
                $"The spectrum of the features as {facts.OtherOptimizer} scales them, J P^(−½), is left out: it needs J, which "
                    + "features.method lanczos does not form.");
        foreach (CheckpointFacts at in told)
        {
            string place = Wording.Checkpoint(at.Name);
            if (at is { PreconditionedSigma: double sigma, PreconditionedRank: double rank })
                yield return Finding.Of("preconditioned.spectrum", "the optimizer divides its step by P, and a step was taken",
                    $"At {place} the features as {facts.OtherOptimizer} scales them, J P^(−½), have σ₁ = {Number(sigma)} and the effective "
                        + $"rank {Number(rank)}; J itself has {Number(at.SingularValues[0])} and {Number(at.EffectiveRank)}.",
                    [("sigma", sigma), ("rank", rank), ("plain_sigma", at.SingularValues[0]), ("plain_rank", at.EffectiveRank),
                        .. FeatureFindings.Steps(at)]);
            if (at is { Sharpness: double sharpness, Edge: double edge } && double.IsFinite(edge))
                yield return Finding.Of("preconditioned.edge",
                    "the optimizer divides its step by P, λ₁ was found, β₁ᵗ of Adam or αᵗ of RMSprop is below 0.01, and the rate is not 0",
                    $"At {place} λ₁(P⁻¹H) of the training loss is {Number(sharpness)}, which is {Number(sharpness / edge)} of "
                        + $"{Number(edge)}, the edge above which {facts.OtherOptimizer}'s steps grow at its rate there"
                        + $"{(facts.ClipsGradients ? " as long as no gradient is clipped" : "")}.",
                    [("sharpness", sharpness), ("share", sharpness / edge), ("edge", edge), .. FeatureFindings.Steps(at)]);
        }
        if (facts is { Status: RunStatus.Completed, NearestToEdge: (int step, double share), EdgeFrom: int from })
            yield return Finding.Of("preconditioned.along",
                "the run was completed, and λ₁(P⁻¹H) was followed along training, where β₁ᵗ of Adam or αᵗ of RMSprop is below 0.01",
                $"From step {Count(from)} on, once the start of {facts.OtherOptimizer}'s averages weighs below 1 %, λ₁(P⁻¹H) was largest "
                    + $"beside its edge at step {Count(step)}, where it was {Number(share)} of it"
                    + $"{(facts.ClipsGradients ? ", the edge of steps that are not clipped" : "")}.",
                ("from", from), ("step", step), ("share", share));
    }
}

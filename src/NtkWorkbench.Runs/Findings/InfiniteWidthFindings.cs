namespace NtkWorkbench.Runs;

/// <summary>How near a network at initialization is to its limit of infinite width, and what that limit is.</summary>
internal static class InfiniteWidthFindings
{
    /// <summary>Two standard deviations over the targets' root mean square, from which on a band is one.</summary>
    public const double LeastBand = 1e-3;

    // Of the first loss: what training may leave and still have gone to its end.
    private const double Trained = 0.01;

    // In degrees: less than any network of a finite width turns, and more than rounding.
    private const double Unturned = 1e-6;

    /// <summary>Of kernels, spectrum and modes.</summary>
    public static IEnumerable<Finding> Of(InfiniteWidthFacts facts) =>
    [
        Kernel(facts), .. Scope(facts), Spectrum(facts), .. Modes(facts.Limit.Angles),
    ];

    /// <summary>Of regression.</summary>
    public static IEnumerable<Finding> Regression(InfiniteWidthFacts facts)
    {
        if (facts.HasClasses)
            yield return new Telling().Finding("infinite_width.classes", "features.infinite_width, and targets are classes",
                "Regression with the limit's kernels is of squares: with classes it is left out.");
        if (facts.NoRegression is string reason)
            yield return new Telling().Finding("infinite_width.no_regression",
                "features.infinite_width, and a kernel of the limit could not be solved with",
                $"Regression with the limit's kernels was left out: {reason}.");
        if (facts.Limit.Regression is not InfiniteWidthRegressionSummary fit)
            yield break;
        yield return Ridge(fit, facts.IsRidgeGiven);
        if (fit.Within is double within)
            yield return Band(facts, fit.BandValues!.Value, within);
    }

    private static Finding Band(InfiniteWidthFacts facts, int values, double within)
    {
        var told = new Telling();
        string where = values == facts.GridValues ? "" : " where their band is wider than "
            + $"{told.Number("least", LeastBand)} of the targets' root mean square";
        string left = facts.LossShare <= Trained ? "" : $", while it kept {told.Percent("left", facts.LossShare)} of its first loss";
        return told.Finding("infinite_width.band",
            "the run was completed, training took a step, its end was linearized, and somewhere on the grid two standard deviations are "
                + "more than a thousandth of the targets' root mean square; with features.ridge above zero the ensemble is where descent "
                + "on the mean of m squares and a pull of 2λ/m towards each network's start ends, and without it λ is 0 or only makes the "
                + "system solvable; what training left of its first loss, beyond the ensemble's, is told above 1 %",
            $"Of the trained network's {told.Count("values", values, "value")} on the grid{where} {told.Percent("within", within)} "
                + "lie within two standard deviations of the mean of infinitely wide networks that gradient descent trained to the "
                + $"end{(facts.IsHeld ? ", held by the ridge to where each began" : "")}{left}.");
    }

    private static Finding Kernel(InfiniteWidthFacts facts)
    {
        var told = new Telling();
        return told.Finding("infinite_width.kernel", "features.infinite_width",
            $"At initialization ‖Θ₀ − {facts.Symbol}‖ is {told.Number("difference", facts.Limit.KernelDifference)} of ‖{facts.Symbol}‖, "
                + $"and the kernel distance of the two {told.Number("distance", facts.Limit.KernelDistance)}: Θ∞ is the tangent kernel "
                + "of an output "
                + (facts.HasHiddenLayers ? "where the hidden layers are infinitely wide" : "over draws, without hidden layers to widen")
                + $"{(facts.TrainsAllLayers ? "" : ", both are of the output layer's parameters alone")}.");
    }

    private static IEnumerable<Finding> Scope(InfiniteWidthFacts facts)
    {
        if (facts.StandardWidths.Count > 0)
        {
            var told = new Telling();
            yield return told.Finding("infinite_width.standard", "network.parameterization is standard, and there is a hidden layer",
                "Under the standard parameterization the shares of Θ∞ grow with the number of inputs to their layers: it is that of the "
                    + "job's own hidden "
                    + $"{Wording.List([.. facts.StandardWidths.Select(width => told.Count("width", width))], "width")}.");
        }
        if (!facts.Limit.HasNormalDraws)
            yield return new Telling().Finding("infinite_width.draws", "input weights or biases are not drawn from normal distributions",
                "Input weights or biases are not drawn from normal distributions: the limit is that of normal draws of their variances, "
                    + "and that of this network but nearly.");
        if ((facts.Limit.TangentError ?? facts.Limit.NngpError) is not null)
        {
            var told = new Telling();
            double error = Math.Max(facts.Limit.TangentError ?? 0, facts.Limit.NngpError ?? 0);
            yield return told.Finding("infinite_width.quadrature", "the limit's kernels were made by quadrature",
                $"The limit's kernels of {facts.Activation} were found by quadrature, their entries to {told.Number("error", error)} of "
                    + "the largest.");
        }
        if (facts.HasInstanceNoise)
            yield return new Telling().Finding("infinite_width.instance_noise", "data.instance_noise is above zero",
                "The limit is of the inputs as they are, without the noise that training adds to them.");
    }

    private static Finding Spectrum(InfiniteWidthFacts facts)
    {
        var told = new Telling();
        string sigma = $"σ₁ is {told.Number("sigma", facts.SigmaMax)}, of the limit {told.Number("limit_sigma", facts.Limit.SigmaMax)}";
        string rank = facts.EffectiveRank is not double effective ? "" : "; the effective rank is "
            + $"{told.Number("effective_rank", effective)}, of the limit {told.Number("limit_effective_rank", facts.Limit.EffectiveRank)}";
        string rate = facts.StableRate is double stable && facts.Limit.MaxStableLearningRate is double limit
            ? $"; the largest stable rate is {told.Number("stable_rate", stable)}, of the limit "
                + told.Number("limit_stable_rate", limit) : "";
        return told.Finding("infinite_width.spectrum", "features.infinite_width", $"At initialization {sigma}{rank}{rate}.");
    }

    private static IEnumerable<Finding> Modes(IReadOnlyList<InfiniteWidthAngle> angles)
    {
        if (angles.Count == 0)
            yield break;
        var told = new Telling();
        InfiniteWidthAngle most = angles.MaxBy(one => one.Degrees)!;
        string compared = $"Of the leading {told.Count("modes", angles[^1].Last, "mode")} on the training inputs ";
        if (most.Degrees < Unturned)
        {
            yield return told.Finding("infinite_width.unturned", "as for infinite_width.modes, and no angle is a millionth of a degree",
                $"{compared}none turned from the limit's by as much as {told.Number("degrees", Unturned)} degrees.");
            yield break;
        }
        yield return told.Finding("infinite_width.modes", "features.infinite_width; modes of the limit whose singular values are at least "
            + "0.95 of the one before are one space",
            compared + (most.First == most.Last ? $"the one that turned most from the limit's is mode {told.Count("mode", most.First)}, by "
                : $"those that turned most from the limit's are modes {told.Count("first", most.First)} to "
                    + $"{told.Count("last", most.Last)}, near-equal there and taken as one space, by ")
                + $"{told.Number("degrees", most.Degrees)} degrees.");
    }

    private static Finding Ridge(InfiniteWidthRegressionSummary fit, bool isGiven)
    {
        var told = new Telling();
        string choice = isGiven ? "" : fit.Ridge == 0 ? ": both systems can be solved without one"
            : ", the smallest by which both systems can be solved to working precision";
        string own = fit.NetworkRidge is double ridge
            ? ridge == fit.Ridge ? ", as does that with Θ₀, which starts from the network"
                : $"; that with Θ₀, which starts from the network, needs λ = {told.Number("network_ridge", ridge)}"
            : "; the system with Θ₀ cannot be solved with that";
        return told.Finding("infinite_width.ridge", "features.infinite_width, and the loss is of squares",
            $"Regression with the limit's kernels starts from the mean zero and takes λ = {told.Number("ridge", fit.Ridge)}{choice}{own}.");
    }
}

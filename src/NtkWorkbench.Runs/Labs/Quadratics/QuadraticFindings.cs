namespace NtkWorkbench.Runs;

/// <summary>What a quadratic shows: its limit, its rate, its steps, and which σ is the cause.</summary>
internal static class QuadraticFindings
{
    // Contractions are rounded: one this near to 1 neither shrinks nor grows.
    private const double Rounding = 1e-12;

    public static IEnumerable<Finding> Headline(QuadraticFacts facts) => [Limit(facts), Rate(facts), .. Steps(facts)];

    public static IEnumerable<Finding> Problem(QuadraticFacts facts)
    {
        yield return Modes(facts);
        if (facts.NullDirections > 0)
        {
            yield return Finding.Of("quadratic.null_directions", "X has fewer modes than columns",
                facts.NullDirections == 1 ? "1 direction of w changes nothing: w stays there where it starts."
                : $"{Count(facts.NullDirections, "direction")} of w change nothing: w stays there where it starts.",
                ("null_directions", facts.NullDirections));
        }
        if (facts.UnreachableLoss > 0)
        {
            yield return Finding.Of("quadratic.unreachable_loss", "a loss above 0 is left at the minimum",
                $"At the minimum a loss of {Number(facts.UnreachableLoss)} is left, the part of y that no w reaches.",
                ("unreachable_loss", facts.UnreachableLoss));
        }
    }

    /// <summary>How σ acts on the gradient and on the step, and which σ limits η.</summary>
    public static IEnumerable<Finding> Cause(QuadraticFacts facts)
    {
        double large = facts.SigmaMax * facts.SigmaMax, small = facts.SigmaMin * facts.SigmaMin, rate = facts.Job.Rate;
        if (IsOneSigma(facts))
        {
            yield return Finding.Of("quadratic.gradient", "all σ are equal to four digits",
                $"The gradient of a mode is 2σ² = {Number(2 * large)} times its error v − v*.", ("curvature", 2 * large));
            yield break;
        }
        yield return Finding.Of("quadratic.gradient", "σ_max and σ_min differ in four digits",
            $"The gradient of a mode is 2σ² times its error v − v*: {Number(2 * large)} times for the largest σ, {Number(2 * small)} "
                + $"times for the smallest.",
            ("curvature_max", 2 * large), ("curvature_min", 2 * small));
        if (facts.Job.Beta == 1)
        {
            double fast = 1 - (2 * rate * large), slow = 1 - (2 * rate * small);
            yield return Finding.Of("quadratic.update", "β = 1, and σ_max and σ_min differ",
                $"A step multiplies the error by 1 − 2ησ²: by {Rate(fast)} for the largest σ and by {Rate(slow)} for the smallest.",
                ("factor_max", fast), ("factor_min", slow));
        }
        double alone = MomentumTheory.StabilityLimit(facts.Job.Beta, facts.SigmaMin);
        yield return Finding.Of("quadratic.limiting_sigma", "σ_max and σ_min differ in four digits",
            $"The largest σ limits η: (2 − β)/(βσ²) is {Number(facts.Limit.Predicted)} for σ = {Number(facts.SigmaMax)} and "
                + $"{Number(alone)} for σ = {Number(facts.SigmaMin)}, the smallest.",
            ("limit", facts.Limit.Predicted), ("sigma_max", facts.SigmaMax), ("limit_of_smallest", alone), ("sigma_min", facts.SigmaMin));
    }

    /// <summary>R, its characteristic polynomial and its eigenvalues with the numbers put in, for the largest and the smallest
    /// σ.</summary>
    public static IEnumerable<Finding> Eigenvalues(QuadraticFacts facts) =>
        new[] { ("largest", facts.SigmaMax), ("smallest", facts.SigmaMin) }.Take(IsOneSigma(facts) ? 1 : 2)
            .Select(mode => Eigenvalues(new UpdateRule(facts.Job.Rate, facts.Job.Beta), mode.Item1, mode.Item2));

    public static IEnumerable<Finding> Rules(QuadraticFacts facts)
    {
        (double predicted, double measured) = facts.Limit;
        double away = Math.Abs((measured / predicted) - 1);
        yield return Finding.Of("quadratic.limit_measured", "always",
            $"With the job's β the iteration is stable below η = {Number(predicted)}; bisection of simulations found {Number(measured)}, "
                + $"{Percent(away)} away.",
            ("predicted", predicted), ("measured", measured), ("difference", away));
        (double low, double high, double rate) = facts.Fastest;
        yield return Number(low) == Number(high)
            ? Finding.Of("quadratic.fastest", "one η is the fastest",
                $"It is fastest at η = {Number(low)}, with rate {Rate(rate)}.", ("eta", low), ("rate", rate))
            : Finding.Of("quadratic.fastest", "all modes are complex over an interval of η",
                $"It is equally fast at every η from {Number(low)} to {Number(high)}, with rate √(1 − β) = {Rate(rate)}.",
                ("from", low), ("until", high), ("rate", rate));
        if (facts is { Descent.Steps: long slow, Momentum.Steps: long fast })
        {
            yield return facts.Momentum.Beta == 1
                ? Finding.Of("quadratic.comparison", "the fastest momentum has β = 1",
                    $"All σ are equal: momentum at its fastest is plain gradient descent, which takes "
                        + $"{Count(slow, "step")}.", ("steps", slow))
                : Finding.Of("quadratic.comparison", "both arrive within the simulated steps",
                    $"To the same accuracy plain gradient descent at its fastest takes {Count(slow, "step")}, momentum at its fastest "
                        + $"{Count(fast, "step")}.",
                    ("descent", slow), ("momentum", fast));
        }
    }

    public static string Rate(double? rate) =>
        // Zero has no sign here.
        rate is double value ? (value + 0.0).ToString("0.000000", System.Globalization.CultureInfo.InvariantCulture) : "–";

    private static bool IsOneSigma(QuadraticFacts facts) => Number(facts.SigmaMax) == Number(facts.SigmaMin);

    private static Finding Modes(QuadraticFacts facts) => IsOneSigma(facts)
        ? Finding.Of("quadratic.modes", "σ_max = σ_min to four digits",
            $"‖Xw − y‖² has {Count(facts.Modes, "mode")}, {(facts.Modes == 1 ? "" : "all ")}with σ = {Number(facts.SigmaMax)}.",
            ("modes", facts.Modes), ("sigma", facts.SigmaMax))
        : Finding.Of("quadratic.modes", "σ_max and σ_min differ in four digits",
            $"‖Xw − y‖² has {Count(facts.Modes, "mode")}, with σ from {Number(facts.SigmaMax)} down to {Number(facts.SigmaMin)}.",
            ("modes", facts.Modes), ("sigma_max", facts.SigmaMax), ("sigma_min", facts.SigmaMin));

    private static Finding Limit(QuadraticFacts facts) => Finding.Of("quadratic.limit", "always",
        $"Stable below η = {Number(facts.Limit.Predicted)} (measured {Number(facts.Limit.Measured)}).",
        ("predicted", facts.Limit.Predicted), ("measured", facts.Limit.Measured));

    private static Finding Rate(QuadraticFacts facts)
    {
        RuleFacts rule = facts.Job;
        bool grows = rule.Contraction > 1 + Rounding;
        Func<double, string> form = grows ? Number : value => Rate(value);
        string said = $"η = {Number(rule.Rate)} with β = {Number(rule.Beta)} "
            + (grows ? $"diverges, by a factor of {form(rule.Contraction)} a step" : $"has rate {form(rule.Contraction)}");
        string condition = grows ? "the slowest mode's contraction is above 1" : "it is at most 1";
        return rule.Measured is double measured
            ? Finding.Of("quadratic.rate", condition, $"{said} (measured {form(measured)}).",
                ("eta", rule.Rate), ("beta", rule.Beta), ("rate", rule.Contraction), ("measured", measured))
            : Finding.Of("quadratic.rate", condition, $"{said}.", ("eta", rule.Rate), ("beta", rule.Beta), ("rate", rule.Contraction));
    }

    // A diverging path passes no accuracy for good; one that only stands still neither.
    private static IEnumerable<Finding> Steps(QuadraticFacts facts)
    {
        RuleFacts rule = facts.Job;
        string error = $"An error of {Number(facts.Accuracy)} of the first";
        (string, double) accuracy = ("accuracy", facts.Accuracy);
        if (rule.Contraction >= 1 - Rounding)
        {
            if (rule.Steps is null)
                yield return Finding.Of("quadratic.steps", "the contraction is not below 1", $"{error} is never reached.", accuracy);
        }
        else if (rule.Steps is long steps)
        {
            if (rule.PredictedSteps == steps)
                yield return Finding.Of("quadratic.steps", "simulated as predicted",
                    $"{error} is reached after {Count(steps, "step")}, as predicted.", accuracy, ("steps", steps));
            else if (rule.PredictedSteps is long predicted)
                yield return Finding.Of("quadratic.steps", "simulated, predicted otherwise",
                    $"{error} is reached after {Count(steps, "step")}, predicted after {Count(predicted)}.", accuracy, ("steps", steps),
                    ("predicted", predicted));
            else
                yield return Finding.Of("quadratic.steps", "simulated, not predicted within the steps",
                    $"{error} is reached after {Count(steps, "step")}.", accuracy, ("steps", steps));
        }
        else
        {
            double needed = Math.Ceiling(GradientDescentTheory.StepsByContraction(rule.Contraction, facts.Accuracy));
            yield return Finding.Of("quadratic.steps", "the contraction is below 1, and the error not reached in the simulation",
                $"{error} is not reached within the {Count(facts.Steps, "step")} that were simulated; by its rate it takes about "
                    + $"{Number(needed)}.",
                accuracy, ("simulated", facts.Steps), ("needed", needed));
        }
    }

    private static Finding Eigenvalues(UpdateRule rule, string which, double sigma)
    {
        // What rounding leaves of the differences from 1 is nothing.
        double[] r = [.. MomentumTheory.TransitionMatrix(rule, sigma).Select(entry => Math.Abs(entry) < Rounding ? 0 : entry)];
        ModeEigenvalues found = MomentumTheory.Eigenvalues(rule, sigma);
        double trace = r[0] + r[3], determinant = 1 - rule.Beta;
        string polynomial = $"λ² − (2 − β − 2ηβσ²)λ + (1 − β) = λ² − ({Number(trace)})λ + {Number(determinant)}";
        List<(string, double)> numbers =
        [
            ("sigma", sigma), ("r11", r[0]), ("r12", r[1]), ("r21", r[2]), ("r22", r[3]), ("trace", trace), ("determinant", determinant),
        ];
        string values;
        if (found.Regime == ModeRegime.Complex)
        {
            values = $"{Rate(found.First.Real)} ± {Rate(Math.Abs(found.First.Imaginary))}i, of modulus √(1 − β) = "
                + $"{Rate(found.Contraction)}";
            numbers.AddRange([("real", found.First.Real), ("imaginary", Math.Abs(found.First.Imaginary)), ("modulus", found.Contraction)]);
        }
        else
        {
            values = $"{Rate(found.First.Real)} and {Rate(found.Second.Real)}, both real";
            numbers.AddRange([("first", found.First.Real), ("second", found.Second.Real)]);
        }
        return Finding.Of($"quadratic.eigenvalues_{which}", "always",
            $"For the {which} σ = {Number(sigma)}, R = [[{Number(r[0])}, {Number(r[1])}], [{Number(r[2])}, {Number(r[3])}]], and the "
                + $"roots of {polynomial} are {values}.",
            [.. numbers]);
    }
}

namespace NtkWorkbench.Runs.Tests;

public class QuadraticFindingsTests
{
    // Of the formulas 2σ², 1 − 2ησ², 2 − β, 1 − β.
    private static readonly string[] Literals = ["1", "2"];

    private static readonly RuleFacts Descent = new(0.198, 1, 0.9802, 0.9802, 346, 346);

    private static readonly QuadraticFacts Facts = new()
    {
        Modes = 2,
        SigmaMax = Math.Sqrt(5),
        SigmaMin = Math.Sqrt(0.05),
        Accuracy = 1e-3,
        Limit = (0.2, 0.20002),
        Fastest = new(0.198, 0.198, 0.9802),
        Steps = 500,
        Job = Descent,
        Descent = Descent,
        Momentum = new(1, 0.33, 0.818, 0.818, 48, 48),
    };

    [Fact]
    public void Headline_Stable_IsLimitRateAndSteps() => Text(QuadraticFindings.Headline(Facts)).ShouldBe(
        "Stable below η = 0.2 (measured 0.2). η = 0.198 with β = 1 has rate 0.980200 (measured 0.980200). "
            + "An error of 0.001 of the first is reached after 346 steps, as predicted.");

    [Theory]
    [InlineData(346L, 346L, 0.98, "is reached after 346 steps, as predicted.")]
    [InlineData(1L, 1L, 0.98, "is reached after 1 step, as predicted.")]
    [InlineData(345L, 346L, 0.98, "is reached after 346 steps, predicted after 345.")]
    [InlineData(null, 346L, 0.98, "is reached after 346 steps.")]
    [InlineData(null, null, 0.999, "is not reached within the 500 steps that were simulated; by its rate it takes about 6905.")]
    [InlineData(null, null, 1.0, "is never reached.")]
    [InlineData(null, null, 1.1, "is never reached.")]
    public void Headline_Steps_AreToldByWhatTheRateIs(long? predicted, long? steps, double rate, string said) =>
        Said.One(QuadraticFindings.Headline(Facts with { Job = new(0.1, 1, rate, rate, predicted, steps) })
            .Where(finding => finding.Name == "quadratic.steps")).Sentence.ShouldBe($"An error of 0.001 of the first {said}");

    [Theory]
    [InlineData(1.1, 1.1, "η = 0.21 with β = 1 diverges, by a factor of 1.1 a step (measured 1.1).")]
    [InlineData(1.0, 1.0, "η = 0.21 with β = 1 has rate 1.000000 (measured 1.000000).")]
    [InlineData(0.5, null, "η = 0.21 with β = 1 has rate 0.500000.")]
    public void Headline_Rate_IsToldWithWhatWasMeasured(double rate, double? measured, string said) =>
        Said.One(QuadraticFindings.Headline(Facts with { Job = new(0.21, 1, rate, measured, null, null) })
            .Where(finding => finding.Name == "quadratic.rate")).Sentence.ShouldBe(said);

    [Theory]
    [InlineData(2, 2.236068, 0.2236068, "‖Xw − y‖² has 2 modes, with σ from 2.236 down to 0.2236.")]
    [InlineData(2, 2.0, 2.0, "‖Xw − y‖² has 2 modes, all with σ = 2.")]
    [InlineData(2, 2.0, 1.99999999, "‖Xw − y‖² has 2 modes, all with σ = 2.")]
    [InlineData(1, 2.0, 2.0, "‖Xw − y‖² has 1 mode, with σ = 2.")]
    public void Problem_Sigmas_AreOneOrARange(int modes, double largest, double smallest, string said) =>
        Said.One(QuadraticFindings.Problem(Facts with { Modes = modes, SigmaMax = largest, SigmaMin = smallest })).Sentence.ShouldBe(said);

    [Fact]
    public void Problem_RankAndRest_AreToldWhereThereAreAny() =>
        Text(QuadraticFindings.Problem(Facts with { NullDirections = 1, UnreachableLoss = 0.5 })).ShouldEndWith(
            "1 direction of w changes nothing: w stays there where it starts. At the minimum a loss of 0.5 is left, the part of y that "
                + "no w "
                + "reaches.");

    [Fact]
    public void Cause_TwoSigmas_NamesTheOneThatLimits() => Text(QuadraticFindings.Cause(Facts)).ShouldBe(
        "The gradient of a mode is 2σ² times its error v − v*: 10 times for the largest σ, 0.1 times for the smallest. "
            + "A step multiplies the error by 1 − 2ησ²: by -0.980000 for the largest σ and by 0.980200 for the smallest. "
            + "The largest σ limits η: (2 − β)/(βσ²) is 0.2 for σ = 2.236 and 20 for σ = 0.2236, the smallest.");

    [Fact]
    public void Cause_OneSigma_LimitsNothingElse() => Text(QuadraticFindings.Cause(Facts with { SigmaMin = Math.Sqrt(5) }))
        .ShouldBe("The gradient of a mode is 2σ² = 10 times its error v − v*.");

    [Fact]
    public void Cause_Momentum_LeavesTheStepToR() =>
        QuadraticFindings.Cause(Facts with { Job = Facts.Momentum }).ShouldNotContain(finding => finding.Name == "quadratic.update");

    [Fact]
    public void Eigenvalues_WorkedCase_PutsTheNumbersIn() =>
        Text(QuadraticFindings.Eigenvalues(Facts with { Job = new(1, 0.1, 0.948683, null, null, null) })).ShouldBe(
            "For the largest σ = 2.236, R = [[0.9, 1], [-0.9, 0]], and the roots of λ² − (2 − β − 2ηβσ²)λ + (1 − β) = λ² − (0.9)λ + 0.9 "
                + "are "
                + "0.450000 ± 0.835165i, of modulus √(1 − β) = 0.948683. For the smallest σ = 0.2236, R = [[0.9, 0.01], [-0.9, 0.99]], "
                + "and the roots of "
                + "λ² − (2 − β − 2ηβσ²)λ + (1 − β) = λ² − (1.89)λ + 0.9 are 0.945000 ± 0.083516i, of modulus √(1 − β) = 0.948683.");

    [Fact]
    public void Eigenvalues_OneSigmaOfGradientDescent_AreRealAndTold() =>
        Said.One(QuadraticFindings.Eigenvalues(Facts with { SigmaMax = 1, SigmaMin = 1, Job = new(0.1, 1, 0.8, null, null, null) }),
            Literals)
            .Sentence.ShouldEndWith("λ² − (0.8)λ + 0 are 0.800000 and 0.000000, both real.");

    [Fact]
    public void Rules_Interval_IsEquallyFast() =>
        Text(QuadraticFindings.Rules(Facts with { Fastest = new(0.2634, 3.797, 0.948683) })).ShouldBe(
            "With the job's β the iteration is stable below η = 0.2; bisection of simulations found 0.2, 0.01 % away. "
                + "It is equally fast at every η from 0.2634 to 3.797, with rate √(1 − β) = 0.948683. "
                + "To the same accuracy plain gradient descent at its fastest takes 346 steps, momentum at its fastest 48 steps.");

    [Fact]
    public void Rules_OneFastestAndNoArrival_ComparesNothing() =>
        Text(QuadraticFindings.Rules(Facts with { Momentum = Facts.Momentum with { Steps = null } }))
            .ShouldEndWith("It is fastest at η = 0.198, with rate 0.980200.");

    [Fact]
    public void Rules_EqualSigmas_MomentumIsDescent() =>
        Text(QuadraticFindings.Rules(Facts with { Descent = new(0.1, 1, 0, null, 1, 1), Momentum = new(0.1, 1, 0, null, 1, 1) }))
            .ShouldEndWith("All σ are equal: momentum at its fastest is plain gradient descent, which takes 1 step.");

    private static string Text(IEnumerable<Finding> findings)
    {
        Finding[] all = [.. findings];
        foreach (Finding finding in all)
            Said.Hold(finding, Literals);
        return string.Join(" ", all.Select(finding => finding.Sentence));
    }
}

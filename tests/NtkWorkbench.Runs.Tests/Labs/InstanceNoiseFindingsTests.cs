namespace NtkWorkbench.Runs.Tests;

public class InstanceNoiseFindingsTests
{
    private static readonly string[] Literals = ["0", "1"];

    private static readonly InstanceNoiseFacts Facts = new()
    {
        Shape = (20, 6),
        Ridge = 5,
        LearningRate = 0.01,
        MeanLimit = 0.05,
        Draws = 400,
        Last = (0.002, 0.3, 2.5),
        Cost = (800, 3000),
        FormsDifference = 1e-16,
        Sigma = (4, 2),
        TargetNoise = 0.5,
    };

    private static readonly InstanceNoiseFacts Point = Facts with
    {
        Shape = (1, 1), Ridge = 0.25, SpreadLimit = 0.2, Deviation = (0.11, 0.12), Cost = (1, 1), Sigma = (2, 2), Point = (2, 3),
        TargetNoise = null,
    };

    [Fact]
    public void Headline_SeveralDraws_IsTheRidge() => Said.One(InstanceNoiseFindings.Headline(Facts)).Sentence.ShouldBe(
        "Noise on the inputs acts as ridge λ = mσ² = 5: over 400 draws the mean of the last w is 0.002 from the ridge solution, each "
            + "draw spreads by "
            + "0.3, and the mean followed its recurrence within 2.5 standard errors at every step.");

    [Fact]
    public void Headline_OneDraw_HasNoSpread() => Said.One(InstanceNoiseFindings.Headline(Facts with { Draws = 1 })).Sentence.ShouldBe(
        "Noise on the inputs acts as ridge λ = mσ² = 5: over 1 draw the mean of the last w is 0.002 from the ridge solution.");

    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0.0499, false)]
    public void Headline_RateAboveTheLimit_TellsTheDivergenceFirst(double rate, bool diverges)
    {
        Finding first = Said.One(InstanceNoiseFindings.Headline(Facts with { LearningRate = rate }), Literals);
        (first.Name == "instance_noise.mean_diverges").ShouldBe(diverges);
        if (diverges)
            first.Sentence.ShouldBe("The mean of w diverges: η = 0.05 is not below 1/(σ₁² + mσ²) = 0.05.");
    }

    [Fact]
    public void Headline_NotFinite_IsSilent() => InstanceNoiseFindings.Headline(Facts with { Last = (double.NaN, 1, 1) }).ShouldBeEmpty();

    [Fact]
    public void Rates_ManyPoints_AreThoseOfTheMean() => Text(InstanceNoiseFindings.Rates(Facts)).ShouldBe(
        "The mean converges for η below 1/(σ₁² + mσ²) = 0.05; the job's η = 0.01 is 0.2 of that.");

    [Theory]
    [InlineData(0.19, "and the job's is. The last step's standard deviation was predicted as 0.11 and measured as 0.12.")]
    [InlineData(0.2, "and the job's is not: the spread of the draws grows without bound.")]
    public void Rates_OnePoint_AreThoseOfTheMeanSquareToo(double rate, string said) =>
        Text(InstanceNoiseFindings.Rates(Point with { LearningRate = rate })).ShouldEndWith(
            $"The mean square, which a single run obeys, stays bounded only for η below E x̌²/E x̌⁴ = 0.2, {said}");

    [Fact]
    public void Shrinkage_OnePoint_IsFromTheNoiselessSolution() => Said.One(InstanceNoiseFindings.Shrinkage(Point),
        Literals).Sentence.ShouldBe(
        "Without noise descent goes to y/x = 1.5; with it the mean goes to xy/(x² + σ²) = 1.412, x²/(x² + σ²) = 0.9412 times as far from "
            + "0.");

    [Fact]
    public void Shrinkage_Directions_AreTheExtremeOnes() => Said.One(InstanceNoiseFindings.Shrinkage(Facts)).Sentence.ShouldBe(
        "Of the noiseless solution the mean keeps the part s²/(s² + λ) along each singular direction of X: 0.7619 where s = 4 is the "
            + "largest, "
            + "0.4444 where s = 2 is the smallest.");

    [Fact]
    public void Shrinkage_OneSingularValue_IsTheSameInAll() => Said.One(InstanceNoiseFindings.Shrinkage(Facts with { Sigma = (4,
        4) })).Sentence
        .ShouldBe("Of the noiseless solution the mean keeps the part s²/(s² + λ) = 0.7619 along every singular direction of X, whose "
            + "singular value is "
            + "s = 4.");

    [Fact]
    public void Map_DrawnProblem_IsHeldAgainstItsOwnPrior() => Text(InstanceNoiseFindings.Map(Facts)).ShouldBe(
        "Ridge is the most probable w (the MAP estimate) where y = Xw + noise of variance s² and w is normal with variance τ² before it "
            + "is seen: "
            + "λ = s²/τ². λ = 5 is that of a prior with τ = s/√λ = 0.4472 s. This problem was drawn with τ = 1 and s = 0.5, for which λ "
            + "= 0.25 is the "
            + "most probable; the noise on the inputs makes it 20 times that.");

    [Fact]
    public void Map_Point_HasNoPriorOfItsOwn() => Said.One(InstanceNoiseFindings.Map(Point)).Sentence.ShouldEndWith("τ = s/√λ = 2 s.");

    [Fact]
    public void Shrinkage_MeanDiverges_IsSilent() =>
        InstanceNoiseFindings.Shrinkage(Facts with { LearningRate = 0.05 }).ShouldBeEmpty();

    [Fact]
    public void Forms_Costs_NameTheCheaper()
    {
        Text(InstanceNoiseFindings.Forms(Facts)).ShouldBe("The primal form solves 6 equations (about 800 multiplications), the kernel "
            + "form 20 "
            + "equations (about 3 000); relative to each other they differ by 1e-16. The primal form is the cheaper here, 3.75 times.");
        Text(InstanceNoiseFindings.Forms(Facts with { Cost = (3000, 800) })).ShouldEndWith("The kernel form is the cheaper here, 3.75 "
            + "times.");
        Said.One(InstanceNoiseFindings.Forms(Point)).Sentence.ShouldContain("1 equation (about 1 multiplication)");
    }

    private static string Text(IEnumerable<Finding> findings)
    {
        Finding[] all = [.. findings];
        foreach (Finding finding in all)
            Said.Hold(finding, Literals);
        return string.Join(" ", all.Select(finding => finding.Sentence));
    }
}

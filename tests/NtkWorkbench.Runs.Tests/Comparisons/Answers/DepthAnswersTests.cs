namespace NtkWorkbench.Runs.Tests;

public sealed class DepthAnswersTests
{
    private const string NoneOfThisKind = "No run of this comparison is of this kind.",
        NoPair = "No two runs of this comparison make this pair.";

    private static readonly UniformScheme Small = new() { Low = -0.1, High = 0.1 }, Large = new() { Low = -1, High = 1 };

    // The scales are told apart at 0.3: a small one is answered in (a), a large one in (d), He in (f).
    [Theory]
    [InlineData(0.29, "(a)", "(d)")]
    [InlineData(0.31, "(d)", "(a)")]
    public void Gradients_UniformScales_AreToldApart(double reach, string answered, string silent)
    {
        var weights = new UniformScheme { Low = -reach, High = reach };
        ComparedRun run = Graded(HandMade.Run("net", hidden: [8, 8], weights: weights), [4, 2, 1]);
        Answers(run).To(answered).ShouldBe("net: before training the weights' gradient norms are, from the first layer to the last, 4, 2, "
            + "1, the biases' 4, 2, 1, growing 2-fold a layer from the last to the first.");
        Answers(run).To(silent).ShouldBe(NoneOfThisKind);
        Answers(run).To("(f)").ShouldBe(NoneOfThisKind);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 4 }, ", shrinking 2-fold a layer from the last to the first.")]
    [InlineData(new[] { 0.0, 2, 4 }, "the biases' 0, 2, 4.")]
    public void Gradients_OfHe_TellTheirGrowthWhereThereIsOne(double[] norms, string end) =>
        Answers(Graded(HandMade.Run("net", hidden: [8, 8]), norms)).To("(f)").ShouldEndWith(end);

    // The targets' variance is 0.1359; the words change at 0.9 and 0.25 of it.
    [Theory]
    [InlineData(0.123, "no better than the mean of the targets")]
    [InlineData(0.122, "a part of the target")]
    [InlineData(0.0345, "a part of the target")]
    [InlineData(0.0335, "most of the target")]
    public void Fit_TestLoss_IsHeldAgainstTheTargetsVariance(double loss, string verdict)
    {
        ComparedRun run = HandMade.Run("net", loss).With("final") with { Predictions = _ => new Matrix(2, 1, [0, 1]) };
        Answers(run).To("(h)").ShouldContain($"it learned {verdict} (its outputs vary by 0.5, the targets by 0.3687).");
        Answers(run with { Job = run.Job with { Initialization = new() { Weights = Small } } }).To("(b)").ShouldContain(verdict);
    }

    [Fact]
    public void BeforeAndAfter_OfTheSmallScale_TellsSpectrumAndShape()
    {
        ComparedRun run = HandMade.Run("net", weights: Small).With("init") with
        {
            SingularValues = _ => [4, 1],
            PrincipalFeatures = _ => new Matrix(5, 2, [1, 1, 1, -1, 1, 1, 1, -1, 1, -1]),
        };
        Answers(run).To("(c)").ShouldBe("net: at initialization σ₁ is 4 (1.789 √n), σ₂ 25 % of it, effective rank 2, φ₁ nearly constant "
            + "(varies by 0 % of its mean), and φ₁ to φ₄ cross zero 0, 3 times; kernel distance –.");
    }

    // The standard deviation over the mean, seen from 0.15 on.
    [Theory]
    [InlineData(0.14, "nearly constant (varies by 14 % of its mean)")]
    [InlineData(0.16, "far from constant (varies by 16 % of its mean)")]
    public void BeforeAndAfter_LeadingFeature_IsConstantOrNot(double deviation, string said)
    {
        ComparedRun run = HandMade.Run("net", weights: Small).With("init") with
        {
            SingularValues = _ => [4],
            Grid = new Matrix(2, 1, [0, 1]),
            PrincipalFeatures = _ => new Matrix(2, 1, [1 - deviation, 1 + deviation]),
        };
        Answers(run).To("(c)").ShouldContain($"φ₁ {said}");
    }

    [Fact]
    public void Ending_OfTheLargeScale_TellsTheDivergence() =>
        Answers(HandMade.Run("net", weights: Large).With("init", stableRate: 0.01).Diverged("the loss was not finite at step 2")).To("(e)")
            .ShouldBe("net: training diverged: the loss was not finite at step 2, after a training loss of 2; the rate was 10 times the "
                + "largest stable one.");

    [Fact]
    public void Ending_WithoutADivergence_TellsTheLosses() =>
        Answers(HandMade.Run("net", 0.5, weights: Large)).To("(e)").ShouldBe("net: the training loss fell 2-fold, to 1 (test 0.5).");

    [Fact]
    public void Pairs_HeAgainstLarge_ComparesSpectraOfOneShape()
    {
        ComparedRun he = Featured(HandMade.Run("he")), large = Featured(HandMade.Run("large", weights: Large), sigmaMax: 8);
        Answers(he, large).To("(g)").ShouldBe("he against large before training: σ₁ 4 against 8, effective rank 2 against 2; φ₁ to φ₄ "
            + "cross zero 1 against 1 times, and the spaces of the leading 1 have affinity 1.");
        Answers(he, HandMade.Run("large", weights: Large)).To("(g)").ShouldBe("he against large: one of the two has no spectrum there.");
        Answers(he, Featured(HandMade.Run("large", hidden: [16], weights: Large))).To("(g)").ShouldBe(NoPair);
    }

    [Theory]
    [InlineData(0.1, "After 1 000 steps the deep (3 hidden layers) network's test loss is 0.1, the shallow one's 0.2: the deep one fits 2 "
        + "times better.")]
    [InlineData(0.4, "After 1 000 steps the deep (3 hidden layers) network's test loss is 0.4, the shallow one's 0.2: the shallow one fits "
        + "2 times better.")]
    public void ShallowAgainstDeep_BothTrained_NamesTheBetter(double deep, string said) =>
        Answers(HandMade.Run("deep", deep, [8, 8, 8]), HandMade.Run("shallow", 0.2)).To("(i)").ShouldBe(said);

    [Fact]
    public void ShallowAgainstDeep_OneOfThem_SaysSo() => Answers(HandMade.Run("shallow", 0.2)).To("(i)")
        .ShouldBe("These runs hold no shallow and deep network of the same kind.");

    // Trained on [0, 0.5]; sin 3x is missed by 0.1 there and by 0.2 beyond.
    [Fact]
    public void PartFit_TrainedOnAPart_SeparatesTheParts()
    {
        ComparedRun run = Part(HandMade.Run("part")).With("final") with
        {
            Predictions = _ => new Matrix(5, 1,
                [.. new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(x => Math.Sin(3 * x) + (x <= 0.5 ? 0.1 : 0.2))]),
        };
        Answers(run).To("(j)").ShouldBe("part: on the grid its mean squared error is 0.01 where it was trained and 0.04 where it was not, "
            + "4 times as much (the function's own variance there is 0.1014).");
        Answers(HandMade.Run("whole")).To("(j)").ShouldBe(NoneOfThisKind);
    }

    [Fact]
    public void MatchedAgainst_PartAndWhole_AreComparedAfterTraining()
    {
        ComparedRun part = Featured(Part(HandMade.Run("part"))).With("final", sigmaMax: 2),
            whole = Featured(HandMade.Run("whole")).With("final");
        Answers(part, whole).To("(k)").ShouldBe("part against whole after training: σ₁ 2 against 4, effective rank 2 against 2; φ₁ to φ₄ "
            + "cross zero 1 against 1 times, and the spaces of the leading 1 have affinity 1.");
        Answers(whole).To("(k)").ShouldBe(NoPair);
    }

    private static ComparedRun Graded(ComparedRun run, double[] norms) => run with { Metrics = HandMade.Metrics(norms) };

    private static ComparedRun Featured(ComparedRun run, double sigmaMax = 4) =>
        run.With("init", sigmaMax) with { PrincipalFeatures = _ => new Matrix(5, 1, [-1, -0.5, 0.5, 0.75, 1]) };

    private static ComparedRun Part(ComparedRun run) => run with
    {
        Job = run.Job with
        {
            Data = new FunctionDataOptions
            {
                Function = new Sine { Frequency = 3 },
                Train = new TrainSamplingOptions { Range = new Interval(0, 0.5) },
                Test = new TestSamplingOptions { Range = new Interval(0, 1) },
            },
        },
    };

    private static IEnumerable<Answer> Answers(params IReadOnlyList<ComparedRun> runs) => new DepthAnswers(HandMade.Results(runs)).All();
}

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
        Answers(run).Held(answered).ShouldBe("`net`: before training the weights' gradient norms are, from the first layer to the last, "
            + "4, 2, "
            + "1, the biases' 4, 2, 1, from the last to the first growing 2-fold a layer in the geometric mean.");
        Answers(run).To(silent).ShouldBe(NoneOfThisKind);
        Answers(run).To("(f)").ShouldBe(NoneOfThisKind);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 4 }, ", from the last to the first shrinking 2-fold a layer in the geometric mean.")]
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
        Answers(run).To("(h)").ShouldContain($"it learned {verdict} (its outputs' standard deviation is 0.5, the targets' 0.3687).");
        Answers(run with { Job = run.Job with { Initialization = new() { Weights = Small } } }).To("(b)").ShouldContain(verdict);
    }

    [Fact]
    public void BeforeAndAfter_OfTheSmallScale_TellsSpectrumAndShape()
    {
        ComparedRun run = HandMade.Run("net", weights: Small).With("init") with
        {
            SingularValues = _ => [4, 1],
            PrincipalFeatures = _ => new Matrix(5, 2, [1, 1, 1, -1, 1, 1, 1, -1, 1, -1]),
            PrincipalFeaturesOnTrain = _ => new Matrix(0, 0),
        };
        Answers(run).Held("(c)").ShouldStartWith("`net` at initialization: 3 of 2 modes are above the floor, effective rank 2; σ₁² is "
            + "0.9412 of Σσ², "
            + "and the number of leading modes with 0.99 of it is 2. `net` at initialization: φ₁ is nearly constant on the grid, with a "
            + "standard deviation of 0 of its mean, and the leading features change sign 0, 3 times. `net`: a step");
    }

    // y − ȳ of the squares, and φ₁ that is it: all of its variance in mode 1. With η = 0.1 and m = 5, 2ησ₁²/m = 0.04 σ₁².
    [Theory]
    [InlineData(1, 0.001, "0.04 of the residual in mode 1; in 1 000 steps nine tenths are learned of 1 mode, which leaves 0 of the "
        + "targets' variance; "
        + "the training loss ended at 0.007356 of the targets' variance: training learned less than these modes hold.")]
    [InlineData(0.01, 0.1359375, "4e-06 of the residual in mode 1; in 1 000 steps nine tenths are learned of 0 modes, which leaves 1 of "
        + "the targets' "
        + "variance; the training loss ended at 1 of the targets' variance: about as predicted.")]
    [InlineData(0.01, 0.01, "4e-06 of the residual in mode 1; in 1 000 steps nine tenths are learned of 0 modes, which leaves 1 of the "
        + "targets' "
        + "variance; the training loss ended at 0.07356 of the targets' variance: training learned more than these modes hold.")]
    [InlineData(8, 0.01, "2.56 of the residual in mode 1, 2 or more: in the linear model the residual there grows.")]
    public void Prediction_OfDescent_IsHeldAgainstTheLoss(double sigma, double loss, string said) =>
        Said.One(SpectrumFindings.Prediction(Descending(sigma, loss))).Sentence.ShouldBe(
            $"`net`: a step of descent takes the share `2ησ₁²/m` = {said}");

    [Fact]
    public void Prediction_OfAnotherTraining_IsSilent()
    {
        ComparedRun run = Descending(1, 0.001).First;
        TrainingOptions training = run.Job.Training;
        foreach (TrainingOptions other in new[] { training with { Optimizer = new AdamOptions() }, training with { Batch = new() { Size = 2,
            Sampling = BatchSampling.WithReplacement } } })
            SpectrumFindings.Prediction(new RunGroup("net", [run with { Job = run.Job with { Training = other } }])).ShouldBeEmpty();
        SpectrumFindings.Prediction(new RunGroup("net", [HandMade.Run("net")])).ShouldBeEmpty();
    }

    [Fact]
    public void Spectrum_OfSeeds_TellsMeansAndReach()
    {
        RunGroup group = Descending(1, 0.001);
        group = group with { Runs = [group.Runs[0], HandMade.Seeded(group.Runs[0], 2).With("init", effectiveRank: 3)] };
        Said.One(SpectrumFindings.Spectrum(group, "init")).Sentence.ShouldBe("`net` at initialization: 3 (2 seeds) of 1 modes are above "
            + "the "
            + "floor, effective rank 2.5 ± 0.71; σ₁² is 1 of Σσ², and the number of leading modes with 0.99 of it is 1; of the targets' "
            + "variance the leading 1 reach 1, mode by mode 1.");
        SpectrumFindings.Spectrum(group, "final").ShouldBeEmpty();
    }

    private static RunGroup Descending(double sigma, double loss)
    {
        ComparedRun run = HandMade.Run("net").With("init", sigma);
        double[] targets = run.Data.Train.Targets.Column(0);
        return new RunGroup("net", [run with
        {
            Job = run.Job with { Training = run.Job.Training with { Batch = new() { Sampling = BatchSampling.Full } } },
            SingularValues = _ => [sigma],
            PrincipalFeaturesOnTrain = _ => new Matrix(5, 1, [.. targets.Select(target => target - targets.Average())]),
            Metrics = new Dictionary<string, double[]> { ["step"] = [0, 1000], ["train_loss"] = [2, loss] },
        }]);
    }

    // The standard deviation over the mean, seen from 0.15 on.
    [Theory]
    [InlineData(0.14, "nearly constant on the grid, with a standard deviation of 0.14 of its mean")]
    [InlineData(0.16, "far from constant on the grid, with a standard deviation of 0.16 of its mean")]
    public void BeforeAndAfter_LeadingFeature_IsConstantOrNot(double deviation, string said)
    {
        ComparedRun run = HandMade.Run("net", weights: Small).With("init") with
        {
            SingularValues = _ => [4],
            Grid = new Matrix(2, 1, [0, 1]),
            PrincipalFeatures = _ => new Matrix(2, 1, [1 - deviation, 1 + deviation]),
        };
        Answers(run).To("(c)").ShouldContain($"φ₁ is {said}");
    }

    [Fact]
    public void Ending_OfTheLargeScale_TellsTheDivergence() =>
        Answers(HandMade.Run("net", weights: Large).With("init", stableRate: 0.01).Diverged("the loss was not finite at step 2")).To("(e)")
            .ShouldBe("`net` diverged after 1 000 steps, from a training loss of 2; the rate was 10 times the largest that is stable "
                + "for the "
                + "linear model.");

    [Fact]
    public void Ending_WithoutADivergence_TellsTheLosses() =>
        Answers(HandMade.Run("net", 0.5, weights: Large)).To("(e)").ShouldBe("`net`: the training loss went from 2 to 1, the test loss "
            + "ended at 0.5.");

    [Fact]
    public void Pairs_HeAgainstLarge_ComparesSpectraOfOneShape()
    {
        ComparedRun he = Featured(HandMade.Run("he")), large = Featured(HandMade.Run("large", weights: Large), sigmaMax: 8);
        string said = Answers(he, large).Held("(g)");
        said.ShouldContain("`he` at initialization: 3 of 2 modes are above the floor, effective rank 2;");
        said.ShouldContain("`large` at initialization: 3 of 2 modes are above the floor, effective rank 2;");
        said.ShouldEndWith("The spaces of the leading 1 features of `he` and `large` at initialization have affinity 1.");
        Answers(HandMade.Run("he"), HandMade.Run("large", weights: Large)).To("(g)").ShouldBe(NoPair);
        Answers(he, Featured(HandMade.Run("large", hidden: [16], weights: Large))).To("(g)").ShouldBe(NoPair);
    }

    [Theory]
    [InlineData(0.1, "The test loss at the end goes by one run each from 0.1 (`deep`) to 0.2 (`shallow`).")]
    [InlineData(0.4, "The test loss at the end goes by one run each from 0.2 (`shallow`) to 0.4 (`deep`).")]
    public void ShallowAgainstDeep_BothTrained_TellsBoth(double deep, string said) =>
        Answers(HandMade.Run("deep", deep, [8, 8, 8]), HandMade.Run("shallow", 0.2)).Held("(i)").ShouldBe(said);

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
        Answers(run).Held("(j)").ShouldBe("`part`: on the grid its mean squared error is 0.01 where it was trained and 0.04 where it "
            + "was not, "
            + "where the function's own variance is 0.1014.");
        Answers(HandMade.Run("whole")).To("(j)").ShouldBe(NoneOfThisKind);
    }

    [Fact]
    public void MatchedAgainst_PartAndWhole_AreComparedAfterTraining()
    {
        ComparedRun part = Featured(Part(HandMade.Run("part"))).With("final", sigmaMax: 2),
            whole = Featured(HandMade.Run("whole")).With("final");
        Answers(part, whole).Held("(k)").ShouldEndWith(
            "The spaces of the leading 1 features of `part` and `whole` at the end of training have affinity 1.");
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

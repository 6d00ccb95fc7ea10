namespace NtkWorkbench.Runs.Tests;

public sealed class FeatureAnswersTests
{
    private const string NoneOfThisKind = "No run of this comparison is of this kind.";

    [Fact]
    public void FirstLayer_OneHiddenLayer_SeparatesWeightsAndBiases()
    {
        ComparedRun run = HandMade.Run("shallow", hidden: [2]).With("init") with { FirstLayerFeatures = _ => [1, 0, 3, 0] };
        Answers(run).To("(a)").ShouldBe("shallow: at initialization the root mean squares on the grid are 0.5 for ∂f/∂w and 1.5 for ∂f/∂b "
            + "in the mean over 2 units, the largest 3, and 2 of 4 are zero.");
    }

    [Fact]
    public void FirstLayer_DeepOrWithoutCheckpoint_IsNotSaid()
    {
        Answers(HandMade.Run("deep", hidden: [2, 2]).With("init")).To("(a)").ShouldBe(NoneOfThisKind);
        Answers(HandMade.Run("shallow")).To("(a)").ShouldBe(NoneOfThisKind);
    }

    [Fact]
    public void Spectrum_BeforeAndAfter_TellsShareAndReach()
    {
        ComparedRun run = HandMade.Run("shallow").With("init", effectiveRank: 1.5).With("final", effectiveRank: 2.5) with
        {
            SingularValues = checkpoint => checkpoint == "init" ? [2, 0, 0] : [2, 2, 0],
            PrincipalFeatures = _ => new Matrix(2, 1, [1, -6]),
            PrincipalFeaturesOnTrain = _ => new Matrix(2, 1, [1, 2]),
        };
        Answers(run).To("(b)").ShouldBe("shallow: at initialization 3 of 3 singular values are above the floor, the first holds 100 % of "
            + "their squares, effective rank 1.5; at the end of training 3 of 3 singular values are above the floor, the first holds 50 % "
            + "of their squares, effective rank 2.5; off the training points the leading features reach at most 3 times what they reach "
            + "on them.");
    }

    [Fact]
    public void Seeds_None_SaysSo() =>
        Answers(HandMade.Run("one")).To("(c)").ShouldBe("No group of this comparison has several seeds.");

    [Fact]
    public void Seeds_Several_AreTheSeedsSentences()
    {
        SeedFinding[] seeds = [HandMade.Seeds("a", 8, 0.9, 0.5)];
        new FeatureAnswers(HandMade.Of([], seeds)).All().To("(c)").ShouldBe(SeedSentences.Of(seeds));
    }

    [Fact]
    public void Layers_TwoHiddenLayers_TellsTheirShares()
    {
        ComparedRun run = HandMade.Run("two", hidden: [8, 8]).With("init") with { LayerShares = _ => [0.25, 0.25, 0.5] };
        Answers(run).To("(d)").ShouldBe(
            "two: at initialization the layers hold 25 %, 25 %, 50 % of the trace of the tangent kernel, from the first to the last.");
        Answers(HandMade.Run("one").With("init")).To("(d)").ShouldBe(NoneOfThisKind);
    }

    [Fact]
    public void Depth_TwoOfThem_AreComparedInOrder() => Answers(
        HandMade.Run("deep", hidden: [8, 8]).With("init", sigmaMax: 9, effectiveRank: 1.25), HandMade.Run("shallow").With("init")).To("(e)")
        .ShouldBe("with 1 hidden layer σ₁ at initialization is 4, the effective rank 2, the kernel turns by a distance of –, and "
                + "the gap to the linear "
            + "model is –; with 2 hidden layers σ₁ at initialization is 9, the effective rank 1.25, "
                + "the kernel turns by a distance of –, and the gap to "
            + "the linear model is –.");

    [Fact]
    public void Depth_One_SaysSo() =>
        Answers(HandMade.Run("a").With("init"), HandMade.Run("b").With("init")).To("(e)")
            .ShouldBe("All networks of this comparison have one depth.");

    private static IEnumerable<Answer> Answers(params IReadOnlyList<ComparedRun> runs) => new FeatureAnswers(HandMade.Results(runs)).All();
}

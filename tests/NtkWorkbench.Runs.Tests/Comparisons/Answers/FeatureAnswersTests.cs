namespace NtkWorkbench.Runs.Tests;

public sealed class FeatureAnswersTests
{
    private const string NoneOfThisKind = "No run of this comparison is of this kind.";

    [Fact]
    public void FirstLayer_OneHiddenLayer_SeparatesWeightsAndBiases()
    {
        ComparedRun run = HandMade.Run("shallow", hidden: [2]).With("init") with { FirstLayerFeatures = _ => [1, 0, 3, 0] };
        Answers(run).Held("(a)").ShouldBe("`shallow` at initialization: the root mean squares on the grid are 0.5 for ∂f/∂w and 1.5 for "
            + "∂f/∂b "
            + "in the mean over 2 units, the largest 3, and 2 of 4 are zero.");
    }

    [Fact]
    public void FirstLayer_DeepOrWithoutCheckpoint_IsNotSaid()
    {
        Answers(HandMade.Run("deep", hidden: [2, 2]).With("init")).To("(a)").ShouldBe(NoneOfThisKind);
        Answers(HandMade.Run("shallow")).To("(a)").ShouldBe(NoneOfThisKind);
    }

    [Fact]
    public void Spectrum_AtOnePoint_TellsShareAndReach()
    {
        ComparedRun run = HandMade.Run("shallow").With("init", effectiveRank: 1.5) with
        {
            SingularValues = _ => [2, 2, 0],
            PrincipalFeatures = _ => new Matrix(2, 1, [1, -6]),
            PrincipalFeaturesOnTrain = _ => new Matrix(2, 1, [1, 2]),
        };
        Answers(run).Held("(b)").ShouldBe("`shallow` at initialization: 3 of 3 modes are above the floor, effective rank 1.5; σ₁² is "
            + "0.5 of Σσ², "
            + "and the number of leading modes with 0.99 of it is 2. `shallow`: on the grid the leading principal features at "
            + "initialization "
            + "reach at most 3 times what they reach on the training inputs.");
    }

    [Fact]
    public void Seeds_None_SaysSo() =>
        Answers(HandMade.Run("one")).To("(c)").ShouldBe("No group of this comparison has several seeds.");

    [Fact]
    public void Layers_TwoHiddenLayers_TellsTheirShares()
    {
        ComparedRun run = HandMade.Run("two", hidden: [8, 8]).With("init") with { LayerShares = _ => [0.25, 0.25, 0.5] };
        Answers(run).Held("(d)").ShouldBe(
            "`two` at initialization: from the first layer to the last the layers hold 0.25, 0.25, 0.5 of the trace of the tangent "
                + "kernel.");
        Answers(HandMade.Run("one").With("init")).To("(d)").ShouldBe(NoneOfThisKind);
    }

    [Fact]
    public void Depth_TwoOfThem_AreComparedInOrder() => Answers(
        HandMade.Run("deep", hidden: [8, 8]).With("init", sigmaMax: 9, effectiveRank: 1.25),
            HandMade.Run("shallow").With("init")).Held("(e)")
        .ShouldBe("With 1 hidden layer of 8 units: σ₁ at initialization 4, effective rank 2. With 2 hidden layers of 8 units: σ₁ at "
            + "initialization 9, effective rank 1.25.");

    [Fact]
    public void Depth_OneOrAnotherWidth_SaysSo()
    {

        Answers(HandMade.Run("a").With("init"), HandMade.Run("b").With("init")).To("(e)")
            .ShouldBe("No two networks of this comparison differ in depth alone.");
        Answers(HandMade.Run("a").With("init"), HandMade.Run("b", hidden: [9, 9]).With("init")).To("(e)")
            .ShouldBe("No two networks of this comparison differ in depth alone.");
    }

    private static IEnumerable<Answer> Answers(params IReadOnlyList<ComparedRun> runs) => new FeatureAnswers(HandMade.Results(runs)).All();
}

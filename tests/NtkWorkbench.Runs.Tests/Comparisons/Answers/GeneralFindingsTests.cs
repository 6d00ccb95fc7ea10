namespace NtkWorkbench.Runs.Tests;

public sealed class GeneralFindingsTests
{
    [Fact]
    public void Of_OneRunEach_TellsNumbersWithoutAnOrder() =>
        Said.One(GeneralFindings.Of(HandMade.Results(HandMade.Run("wide", 0.02), HandMade.Run("narrow", 0.5)))).Sentence
            .ShouldBe("The test loss at the end goes by one run each from 0.02 (`wide`) to 0.5 (`narrow`).");

    [Fact]
    public void Of_OneLoss_SaysNothing() =>
        GeneralFindings.Of(HandMade.Results(HandMade.Run("wide", 0.02), HandMade.Run("untested"))).ShouldBeEmpty();

    [Fact]
    public void Of_Gaps_AreOfOneKindOfLinearModel()
    {
        Gaps(Lazy("ntk", 0.01, isTrained: true), Lazy("standard", 0.8, isTrained: true))
            .ShouldBe("The gap to the trained linear model at the end goes by one run each from 0.01 (`ntk`) to 0.8 (`standard`).");
        Gaps(Lazy("ntk", 0.01, isTrained: false), Lazy("standard", 0.8, isTrained: false))
            .ShouldBe("The gap to f₀ + J(θ − θ₀) at the end goes by one run each from 0.01 (`ntk`) to 0.8 (`standard`).");
        Gaps(Lazy("ntk", 0.01, isTrained: true), Lazy("standard", 0.8, isTrained: false))
            .ShouldBe("The gap to f₀ + J(θ − θ₀) at the end goes by one run each from 0.3 (`ntk`) to 0.3 (`standard`).");
    }

    [Fact]
    public void Of_Gaps_GiveTheWordsOfRunsThatLearned()
    {
        ComparedRun lost = Lazy("lost", 0.01, isTrained: true);
        lost = lost with { Metrics = new Dictionary<string, double[]>(lost.Metrics) { ["train_loss"] = [1, 2] } };
        Named("comparison.laziness", Lazy("ntk", 0.04, isTrained: true), Lazy("standard", 0.8, isTrained: true), lost).Sentence.ShouldBe(
            "In `ntk` training was lazy; in `standard` training was not lazy, and the linear model tells little of the change.");
        GeneralFindings.Of(HandMade.Results(lost)).ShouldBeEmpty();
    }

    [Fact]
    public void Of_SeveralInputs_SaysThatNoCurveIsDrawn()
    {
        ComparedRun two = HandMade.Run("two") with { Architecture = new NetworkArchitecture([2, 8, 1], Activation.Relu) };
        Said.One(GeneralFindings.Of(HandMade.Results(two, HandMade.Run("one")))).Sentence.ShouldBe(
            "`two` has several inputs: fits, principal features and linear models are drawn of networks of one input alone.");
    }

    private static string Gaps(params IReadOnlyList<ComparedRun> runs) => Named("comparison.gap", runs).Sentence;

    private static Finding Named(string name, params IReadOnlyList<ComparedRun> runs)
    {
        Finding finding = GeneralFindings.Of(HandMade.Results(runs)).Single(one => one.Name == name);
        Said.Hold(finding);
        return finding;
    }

    private static ComparedRun Lazy(string label, double gap, bool isTrained)
    {
        ComparedRun run = HandMade.Run(label);
        return run with
        {
            Summary = run.Summary with { Linearized = new LinearizedSummary { Gap = gap, IsTrained = isTrained } },
            Gap = _ => 0.3,
        };
    }
}

namespace NtkWorkbench.Runs.Tests;

public sealed class GeneralFindingsTests
{
    [Fact]
    public void Sentences_TwoLosses_NamesTheLowestAndTheHighest() =>
        GeneralFindings.Sentences(HandMade.Results(HandMade.Run("wide", 0.02), HandMade.Run("narrow", 0.5)))
            .ShouldBe(["The lowest test loss is that of wide, 0.02; the highest that of narrow, 0.5."]);

    [Fact]
    public void Sentences_OneLoss_SaysNothing() =>
        GeneralFindings.Sentences(HandMade.Results(HandMade.Run("wide", 0.02), HandMade.Run("untested"))).ShouldBeEmpty();

    [Fact]
    public void Sentences_Divergence_ComesFirstWithItsReason() =>
        GeneralFindings.Sentences(HandMade.Results(HandMade.Run("calm"),
            HandMade.Run("wild").Diverged("the loss was not finite at step 3")))
            .ShouldBe(["wild diverged: the loss was not finite at step 3."]);

    [Fact]
    public void Sentences_LossThatGrew_IsToldAsOneThatIsDiverging()
    {
        ComparedRun grew = HandMade.Run("wild").Diverged("the training loss went from 1 to 9.4e+204: it grew and did not come back");
        grew = grew with { Summary = grew.Summary with { Status = RunStatus.Diverging } };
        grew.Diverged.ShouldBeTrue();
        GeneralFindings.Sentences(HandMade.Results(grew)).Single()
            .ShouldBe("wild is diverging: the training loss went from 1 to 9.4e+204: it grew and did not come back.");
    }

    [Fact]
    public void Sentences_Gaps_NameTheLaziest() =>
        GeneralFindings.Sentences(HandMade.Results(Lazy("ntk", 0.01), Lazy("standard", 0.8))).ShouldBe(
            ["The gap to the linear model is smallest in ntk, 0.01 (training was lazy), and largest in standard, 0.8 (training was not "
                + "lazy, and the linear model tells little of the change)."]);

    [Fact]
    public void Sentences_Seeds_AreToldLast() =>
        GeneralFindings.Sentences(HandMade.Of([], HandMade.Seeds("a", 8, 0.9, 0.5))).Single()
            .ShouldBe(SeedSentences.Of([HandMade.Seeds("a", 8, 0.9, 0.5)]));

    private static ComparedRun Lazy(string label, double gap)
    {
        ComparedRun run = HandMade.Run(label);
        return run with { Summary = run.Summary with { Linearized = new LinearizedSummary { Gap = gap, IsTrained = true } } };
    }
}

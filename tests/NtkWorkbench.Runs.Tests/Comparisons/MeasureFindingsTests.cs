namespace NtkWorkbench.Runs.Tests;

public sealed class MeasureFindingsTests
{
    private static readonly ComparedRun Narrow = HandMade.Run("narrow", 0.5), Wide = HandMade.Run("wide", 0.2, [9]),
        Classes = HandMade.OfClasses(HandMade.Run("classes", 0.1));

    [Fact]
    public void Of_OtherLosses_SaysThatTheyAreNotComparable()
    {
        Said.One(MeasureFindings.Of(RunGroup.Of([Narrow, Classes, Wide]))).Sentence.ShouldBe(
            "Losses of different data or kinds are not comparable; these stand apart: `narrow`, `wide`; `classes`.");
        MeasureFindings.Of(RunGroup.Of([Narrow, Wide])).ShouldBeEmpty();
    }

    [Fact]
    public void LowestOf_Runs_IsToldAmongOneMeasureAlone()
    {
        ComparisonOutcome.LowestOf(RunGroup.Of([Narrow, Wide])).ShouldBe("wide");
        ComparisonOutcome.LowestOf(RunGroup.Of([Narrow, Wide, Classes])).ShouldBeNull();
        ComparisonOutcome.LowestOf(RunGroup.Of([Narrow.Diverged("loss is not finite"), Wide])).ShouldBe("wide");
        ComparisonOutcome.LowestOf(RunGroup.Of([HandMade.Run("untested")])).ShouldBeNull();
    }

    [Fact]
    public void Fits_Classifiers_AreLeftOut()
    {
        IReadOnlyList<RunGroup> groups = RunGroup.Of([Narrow.With("final"), Classes.With("final")]);
        RunFigure figure = FunctionFigures.Fits(groups).ShouldHaveSingleItem();
        figure.Figure.Panels.ShouldHaveSingleItem().Title.ShouldBe("narrow");
        figure.Caption.ShouldContain("classifiers are left out");
        FunctionFigures.Fits([groups[1]]).ShouldBeEmpty();
    }
}

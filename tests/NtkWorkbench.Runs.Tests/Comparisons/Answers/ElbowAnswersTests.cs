namespace NtkWorkbench.Runs.Tests;

public sealed class ElbowAnswersTests
{
    private const string Help = "Does training the first layer help?", Width = "How does width matter?", Where = "Where do the elbows go?";

    [Theory]
    [InlineData(0.1, "It lowered the test loss in 1 of 1 cases: sine, width 8: 0.1 with all layers against 0.4 with the output layer alone "
        + "(4 times lower).")]
    [InlineData(0.8, "It lowered the test loss in 0 of 1 cases: sine, width 8: 0.8 with all layers against 0.4 with the output layer alone "
        + "(2 times higher).")]
    public void FirstLayer_OnePair_IsCompared(double all, string said) => Answers(
        HandMade.Run("all", all), HandMade.Run("output", 0.4, layers: TrainableLayers.Output)).To(Help).ShouldBe(said);

    [Fact]
    public void FirstLayer_OtherWidths_AreNoPair() => Answers(
        HandMade.Run("all", 0.1), HandMade.Run("output", 0.4, [16], layers: TrainableLayers.Output)).To(Help)
        .ShouldBe("These runs hold no pair that differs in the trained layers alone.");

    [Theory]
    [InlineData(0.1, "fell 4-fold")]
    [InlineData(0.385, "stayed within 5 % of what it was")]
    [InlineData(0.6, "grew 1.5-fold")]
    public void Width_TwoOfThem_TellsTheChange(double wide, string change) => Answers(
        HandMade.Run("wide", wide, [64]), HandMade.Run("narrow", 0.4)).To(Width).ShouldBe(FormattableString.Invariant(
            $"On sine, training all layers, the test loss {change} from width 8 to 64 (8: 0.4, 64: {wide})."));

    [Fact]
    public void Width_One_IsSilent() => Answers(HandMade.Run("only", 0.4)).To(Width).ShouldBeEmpty();

    [Fact]
    public void Elbows_ThatTravel_AreCounted() => Answers(Travelling(HandMade.Run("moved").With("final"))).To(Where).ShouldBe(
        "In moved half of the elbows moved by more than 0.3; 1 of 3 lie outside the data at the end (0 at the start).");

    // Kinks are at multiples of 0.1; the elbow that leaves the data counts no more.
    [Fact]
    public void Elbows_OfAPiecewiseLinearTarget_AreHeldAgainstItsKinks()
    {
        ComparedRun run = Travelling(HandMade.Run("moved").With("final"));
        run = run with { Job = run.Job with { Data = new FunctionDataOptions { Function = new PiecewiseLinear() } } };
        Answers(run).To(Where).ShouldContain("; their mean distance to the nearest kink of the target went from 0.03333 to 0.025;");
    }

    [Fact]
    public void Elbows_OfNoCheckpoint_AreSilent() => Answers(Travelling(HandMade.Run("untold"))).To(Where).ShouldBeEmpty();

    private static ComparedRun Travelling(ComparedRun run) =>
        run with { Elbows = checkpoint => checkpoint == "init" ? [0.1, 0.25, 0.55] : [0.2, 0.55, 1.5] };

    private static IEnumerable<Answer> Answers(params IReadOnlyList<ComparedRun> runs) => new ElbowAnswers(HandMade.Results(runs)).All();
}

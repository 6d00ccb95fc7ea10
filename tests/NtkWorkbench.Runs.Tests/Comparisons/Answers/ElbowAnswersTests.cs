namespace NtkWorkbench.Runs.Tests;

public sealed class ElbowAnswersTests
{
    private const string Help = "Does training the first layer help?", Width = "How does width matter?", Where = "Where do the elbows go?";

    [Theory]
    [InlineData(0.1, "lower")]
    [InlineData(0.8, "higher")]
    public void FirstLayer_OneRunEach_IsComparedWithoutAVerdict(double all, string said) => Answers(
        HandMade.Run("all", all), HandMade.Run("output", 0.4,
            layers: TrainableLayers.Output)).Held(Help).ShouldBe(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"On sine at width 8: test loss {all} with all layers, 0.4 with the output layer alone, by one run each {said} with all "
                + $"layers."));

    [Theory]
    [InlineData(new[] { 0.1, 0.2, 0.3 }, "0.2 ± 0.1 (3 seeds)", "training the first layer helped")]
    [InlineData(new[] { 2.1, 2.2, 2.3 }, "2.2 ± 0.1 (3 seeds)", "training the first layer did harm")]
    [InlineData(new[] { 0.1, 1.2, 2.3 }, "1.2 ± 1.1 (3 seeds)", "not told apart by these seeds")]
    public void FirstLayer_Seeds_TellWhatSurvives(double[] all, string shown, string verdict) => Of(HandMade.Group("all", all),
        HandMade.Group("output", [1.1, 1.2, 1.3], layers: TrainableLayers.Output)).Held(Help).ShouldBe(
            $"On sine at width 8: test loss {shown} with all layers, 1.2 ± 0.1 (3 seeds) with the output layer alone, {verdict}.");

    [Fact]
    public void FirstLayer_OtherWidths_AreNoPair() => Answers(
        HandMade.Run("all", 0.1), HandMade.Run("output", 0.4, [16], layers: TrainableLayers.Output)).To(Help)
        .ShouldBe("These runs hold no pair that differs in the trained layers and the learning rate alone.");

    // 0.0105, 0.0065, 0.0105 is no loss that stayed the same.
    [Theory]
    [InlineData(0.0065, 0.0105, "it does not go one way")]
    [InlineData(0.0065, 0.0055, "it falls with width")]
    [InlineData(0.0205, 0.0305, "it rises with width")]
    public void Width_OneRunEach_TellsAllAndTheWay(double middle, double wide, string way) => Answers(
        HandMade.Run("wide", wide, [64]), HandMade.Run("narrow", 0.0105), HandMade.Run("middle", middle, [16])).Held(Width).ShouldBe(
            string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"On sine, training all layers, the test loss by width is 0.0105 at 8, {middle} at 16, {wide} "
                + $"at 64: ")
            + $"{way} in these runs.");

    [Theory]
    [InlineData(new[] { 0.1, 0.2, 0.3 }, "it falls with width.")]
    [InlineData(new[] { 0.1, 1.2, 1.3 }, "it falls with width in the mean, not told apart at every step by these seeds.")]
    [InlineData(new[] { 2.1, 2.2, 2.3 }, "it rises with width.")]
    public void Width_Seeds_TellWhatSurvives(double[] wide, string end) =>
        Of(HandMade.Group("narrow", [1.1, 1.2, 1.0]), HandMade.Group("wide", wide, hidden: [64])).Held(Width).ShouldEndWith($": {end}");

    // Another optimizer is another thing that differs.
    [Fact]
    public void Width_OtherOptimizers_AreNoTrend()
    {
        ComparedRun wide = HandMade.Run("wide", 0.1, [64]);
        wide = wide with { Job = wide.Job with { Training = wide.Job.Training with { Optimizer = new MomentumOptions() } } };
        Answers(HandMade.Run("narrow", 0.4), wide).To(Width).ShouldBe("These runs hold no two that differ in width alone.");
    }

    [Fact]
    public void Elbows_ThatTravel_AreCounted() => Answers(Travelling(HandMade.Run("moved").With("final"))).Held(Where).ShouldBe(
        "In `moved` half of the elbows moved by more than 0.3; 1 of 3 lie outside the data at the end, 0 at the start.");

    // Kinks are at multiples of 0.1; the elbow that leaves the data counts no more.
    [Fact]
    public void Elbows_OfAPiecewiseLinearTarget_AreHeldAgainstItsKinks()
    {
        ComparedRun run = Travelling(HandMade.Run("moved").With("final"));
        run = run with { Job = run.Job with { Data = new FunctionDataOptions { Function = new PiecewiseLinear() } } };
        Answers(run).Held(Where).ShouldContain(
            "; the mean distance of those inside the data to the nearest kink of the target went from 0.03333 to 0.025;");
    }

    [Fact]
    public void Elbows_OfNoCheckpoint_AreSilent() =>
        Answers(Travelling(HandMade.Run("untold"))).First(answer => answer.Question == Where).Findings.ShouldBeEmpty();

    private static ComparedRun Travelling(ComparedRun run) =>
        run with { Elbows = checkpoint => checkpoint == "init" ? [0.1, 0.25, 0.55] : [0.2, 0.55, 1.5] };

    private static IEnumerable<Answer> Answers(params IReadOnlyList<ComparedRun> runs) => new ElbowAnswers(HandMade.Results(runs)).All();

    private static IEnumerable<Answer> Of(params IReadOnlyList<RunGroup> groups) => new ElbowAnswers(HandMade.Of(groups)).All();
}

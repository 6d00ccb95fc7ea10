namespace NtkWorkbench.Tests;

/// <summary>Histories by formula, with parameters on both sides of each threshold.</summary>
public sealed class LossFormulaTests
{
    private const double Pi = Math.PI;

    public static TheoryData<LossVerdict, string, double[]> Histories => new()
    {
        { LossVerdict.Plateau, "a level with a two-cycle of less than rounding", Of(60, t => 0.5 * (1 + (4e-5 * Sign(t)))) },
        { LossVerdict.SmallSwings, "a two-cycle of a thousandth", Of(60, t => 0.5 * (1 + (5e-4 * Sign(t)))) },
        { LossVerdict.SmallSwings, "a two-cycle of 9 %", Of(60, t => 0.5 * (1 + (0.045 * Sign(t)))) },
        { LossVerdict.Oscillating, "a two-cycle of 11 %", Of(60, t => 0.5 * (1 + (0.055 * Sign(t)))) },
        { LossVerdict.SmallSwings, "a fall into a two-cycle of 3 %", Of(60, t => Math.Exp(-t / 4.0) + (0.1 * (1 + (0.015 * Sign(t))))) },
        { LossVerdict.Oscillating, "a fall into a two-cycle of 40 %", Of(60, t => Math.Exp(-t / 4.0) + (0.1 * (1 + (0.2 * Sign(t))))) },
        { LossVerdict.Healthy, "a converging zigzag", Of(40, t => 0.05 + Math.Exp(-t / 10.0) + (0.5 * Math.Pow(-0.85, t))) },
        { LossVerdict.Oscillating, "a zigzag that does not converge", Of(40, t => 1 + (0.4 * Math.Pow(-0.995, t))) },
        { LossVerdict.Healthy, "a fall with swings of 1 %", Of(60, t => Math.Exp(-t / 20.0) * (1 + (0.005 * Sign(t)))) },
        { LossVerdict.Healthy, "a fall with one spike", Of(60, t => Math.Exp(-t / 20.0) + (t == 30 ? 3 : 0)) },
        { LossVerdict.Healthy, "a fall with two spikes", Of(60, t => Math.Exp(-t / 20.0) + (t is 30 or 45 ? 1 : 0)) },
        { LossVerdict.Oscillating, "a wave of a tenth and more", Of(60, t => 1 + (0.06 * Math.Cos(t * Pi / 6))) },
        { LossVerdict.Rising, "a parabola that ends above its minimum", Of(100, t => 0.2 + Math.Pow((t / 60.0) - 1, 2)) },
        { LossVerdict.Healthy, "a parabola whose end is near its minimum", Of(100, t => 0.2 + Math.Pow((t / 90.0) - 1, 2)) },
        { LossVerdict.Diverging, "exponential growth", Of(30, t => Math.Exp(t / 10.0)) },
        { LossVerdict.Diverging, "slow growth", Of(30, t => 1 + (0.001 * t)) },
        { LossVerdict.Healthy, "an exponential fall", Of(30, t => Math.Exp(-t / 10.0)) },
        { LossVerdict.Healthy, "a fall of 11 %", Of(30, t => 1 - (0.11 * t / 29)) },
        { LossVerdict.TooSlow, "a fall of 9 %", Of(30, t => 1 - (0.09 * t / 29)) },
        { LossVerdict.Healthy, "a negative loss that falls", Of(30, t => -t - 1) },
        { LossVerdict.Healthy, "a fall by 1/t", Of(200, t => 1 / (1.0 + t)) },
        { LossVerdict.Plateau, "a fall to a level", Of(200, t => 0.3 + Math.Exp(-t / 5.0)) },
        { LossVerdict.NoProgress, "a rise to a level", Of(200, t => 1.3 - (0.3 * Math.Exp(-t / 2.0)) + (t == 3 ? 1 : 0)) },
        { LossVerdict.NoiseFloor, "a level with noise", Noisy(0.05, 0) },
        { LossVerdict.NoiseFloor, "a level with a line of a tenth under noise", Noisy(0.2, 0.1) },
        { LossVerdict.Healthy, "a last half that falls by 68.6 % under noise", Noisy(0.4, 0.686) },
        { LossVerdict.Healthy, "a last half that falls by a third", Noisy(0.02, 0.33) },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public void Of_HistoryByFormula_IsNamedSo(LossVerdict expected, string what, double[] losses) =>
        LossDiagnosis.Of(losses).Verdict.ShouldBe(expected, what);

    [Theory]
    [InlineData(1.11, 0.3, LossVerdict.Overfitting)]
    [InlineData(1.09, 0.3, LossVerdict.Healthy)]
    [InlineData(1.5, 0.56, LossVerdict.Plateau)]
    public void Of_TestLossAboveItsLowest_IsOverfittingWhereTheTrainingLossFell(double rise, double last, LossVerdict expected) =>
        LossDiagnosis.Of(new LossFacts { Losses = [1, 0.55, last], TestLosses = [2, 1, rise] }).Verdict.ShouldBe(expected);

    [Fact]
    public void Of_LayerOfConstantUnits_IsCollapsed()
    {
        double[] flat = [1, 0.5, 0.5, 0.5];
        var dead = LossDiagnosis.Of(new LossFacts { Losses = flat, ConstantUnits = [0.2, 1] });
        dead.Verdict.ShouldBe(LossVerdict.Collapsed);
        dead.Evidence[^1].Sentence.ShouldBe("All units of `layers.1` give every training sample the same value, and so does the network: "
            + "the layer is dead or saturated, and no gradient passes it.");
        LossDiagnosis half = LossDiagnosis.Of(new LossFacts { Losses = flat, ConstantUnits = [0.2, 0.5] });
        half.Verdict.ShouldBe(LossVerdict.Plateau);
        half.Evidence[^1].Sentence.ShouldBe(
            "In `layers.1` 50 % of the units give every training sample the same value: they are dead or saturated.");
        LossDiagnosis.Of(new LossFacts { Losses = flat, ConstantUnits = [0.2, 0.49] }).Evidence
            .ShouldNotContain(finding => finding.Name == "diagnosis.dead_units");
    }

    [Fact]
    public void Of_PathWithoutChance_IsNeverToldOfNoiseOrBatches()
    {
        double[] losses = Noisy(0.05, 0);
        foreach (bool isDeterministic in (bool[])[false, true])
        {
            var diagnosis = LossDiagnosis.Of(
                new LossFacts { Losses = losses, IsDeterministic = isDeterministic, HasBatches = !isDeterministic, LearningRate = 0.1 });
            diagnosis.Verdict.ShouldBe(isDeterministic ? LossVerdict.SmallSwings : LossVerdict.NoiseFloor);
            diagnosis.Advice.Any(finding => finding.Sentence.Contains("batch", StringComparison.Ordinal)).ShouldBe(!isDeterministic);
        }
    }

    [Theory]
    [InlineData(0.1, 2e-8, "Reduce the learning rate: training is stable below 2e-08 as far as its linear model tells, and 0.1 is 5e+06 "
        + "times that; try 1e-08 or 2e-09.")]
    [InlineData(0.1, 0.1, "Reduce the learning rate: training is stable below 0.1 as far as its linear model tells, and 0.1 is 1 times "
        + "that; "
        + "try 0.05 or 0.01.")]
    [InlineData(0.1, 0.2, "Reduce the learning rate: try 0.01 or 0.001. Its linear model is stable below 0.2, all samples at once.")]
    [InlineData(0.1, null, "Reduce the learning rate: try 0.01 or 0.001.")]
    [InlineData(null, null, "Reduce the learning rate: try a tenth or a hundredth of it, such as 0.01 or 0.001.")]
    [InlineData(null, 0.2, "Reduce the learning rate: training is stable below 0.2 as far as its linear model tells; try 0.1 or 0.02.")]
    public void Of_Diverging_AdvisesARateBelowTheKnownLimit(double? rate, double? limit, string expected) =>
        LossDiagnosis.Of(new LossFacts { Losses = [0.8, double.NaN], LearningRate = rate, StableBelow = limit }).Advice
            .ShouldHaveSingleItem().Sentence.ShouldBe(expected);

    [Theory]
    [InlineData(0.1, 2.0, "Raise the learning rate: try 1; training is stable below 2 as far as its linear model tells.")]
    [InlineData(0.1, 0.9, "Raise the learning rate: try 0.3; training is stable below 0.9 as far as its linear model tells.")]
    [InlineData(0.1, 0.29, "A higher rate is no way out: training is stable below 0.29 as far as its linear model tells, and the rate "
        + "is 0.1; "
        + "use momentum, or take more steps.")]
    [InlineData(0.1, null, "Raise the learning rate step by step, to 0.3 first, as long as the loss falls.")]
    [InlineData(null, null, "Raise the learning rate step by step, as long as the loss falls.")]
    public void Of_TooSlow_AdvisesNoRateAboveTheKnownLimit(double? rate, double? limit, string expected) =>
        LossDiagnosis.Of(new LossFacts { Losses = [1, 0.99, 0.98, 0.97], LearningRate = rate, StableBelow = limit }).Advice
            .ShouldHaveSingleItem().Sentence.ShouldBe(expected);

    [Theory]
    [InlineData(0.1, 0.31, "If not, the rate may be raised: 0.1 is 0.3226 of the 0.31 below which training is stable as far as its linear "
        + "model tells.")]
    [InlineData(0.1, 0.29, "If not, look at the gradient norms and at the smallest singular values: what is left to learn may lie in modes "
        + "that hardly move.")]
    public void Of_Plateau_RaisesTheRateWhereThereIsRoom(double rate, double limit, string expected) =>
        LossDiagnosis.Of(new LossFacts { Losses = [1, 0.5, 0.5, 0.5], LearningRate = rate, StableBelow = limit }).Advice[1].Sentence
            .ShouldBe(expected);

    [Theory]
    [InlineData(1e-4, "The rate may hold training back: it fell from 0.1 to 0.0001; let it fall later, or less.")]
    [InlineData(1e-3, "If not, look at the gradient norms and at the smallest singular values: what is left to learn may lie in modes "
        + "that hardly move.")]
    public void Of_PlateauAtARateThatFell_NamesTheRate(double last, string expected) =>
        LossDiagnosis.Of(new LossFacts { Losses = [1, 0.5, 0.5, 0.5], LearningRate = 0.1, LastLearningRate = last }).Advice[1].Sentence
            .ShouldBe(expected);

    [Theory]
    [InlineData(1000, "Reduce the weight decay or the learning rate: at 0.003 a decay of 1000 alone multiplies the parameters by -2 a "
        + "step, so that they grow at every rate above 0.002.")]
    [InlineData(600, "Reduce the learning rate: try 0.0003 or 3e-05.")]
    public void Of_DivergenceByDecay_NamesTheDecay(double decay, string expected) =>
        LossDiagnosis.Of(new LossFacts { Losses = [1, 100, 1e4, double.NaN], LearningRate = 0.003, WeightDecay = decay }).Advice
            .ShouldHaveSingleItem().Sentence.ShouldBe(expected);

    [Theory]
    [InlineData(true, "Take the parameters that did best on the validation samples, more samples, a ridge or a smaller network.")]
    [InlineData(false, "Stop where the test loss is lowest, or take more samples, a ridge or a smaller network.")]
    public void Of_Overfitting_SaysWhereToStopOnlyWhereNothingStoppedIt(bool isStopped, string expected) => LossDiagnosis.Of(
        new LossFacts { Losses = [1, 0.5, 0.4, 0.3], TestLosses = [1, 0.5, 0.7, 0.9], IsStoppedByValidation = isStopped }).Advice
            .ShouldHaveSingleItem().Sentence.ShouldBe(expected);

    private static double[] Of(int count, Func<int, double> loss) => [.. Enumerable.Range(0, count).Select(loss)];

    private static int Sign(int t) => t % 2 == 0 ? 1 : -1;

    // A fall to a level, whose last half falls by a part of itself on a line, with relative noise.
    private static double[] Noisy(double noise, double fall)
    {
        RandomStream stream = new RandomStreams(7).Named("history");
        double Level(int t) => 0.05 * (1 - (fall * Math.Max(0, t - 50) / 50));
        return Of(100, t => (Math.Exp(-t / 3.0) + Level(t)) * (1 + (noise * stream.NextNormal() / 2)));
    }
}

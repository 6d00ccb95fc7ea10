namespace NtkWorkbench.Tests;

public sealed class LossDiagnosisTests
{
    private const double NaN = double.NaN;

    [Theory]
    [InlineData(LossVerdict.Healthy, 0.8, 0.5, 0.4, 0.38, 0.37)]
    [InlineData(LossVerdict.Healthy, 1.0, 0.5, 0.25, 0.125)]
    [InlineData(LossVerdict.Healthy, 2.3, 1.8, 1.5, 1.3, 1.2, 1.13, 1.1)]
    [InlineData(LossVerdict.Healthy, 0.5, 0.4)]
    [InlineData(LossVerdict.Healthy, 1.0, 3.0, 8.0, 2.0, 0.5, 0.2, 0.1, 0.05)]
    [InlineData(LossVerdict.Diverging, 0.8, 1.5, 3.2, 8.7, NaN)]
    [InlineData(LossVerdict.Diverging, 0.8, 1.5, 3.2, 8.7)]
    [InlineData(LossVerdict.Diverging, 0.5, 0.3, double.PositiveInfinity)]
    [InlineData(LossVerdict.Diverging, NaN, NaN)]
    [InlineData(LossVerdict.Diverging, 0.1, 0.5)]
    [InlineData(LossVerdict.Rising, 0.8, 0.3, 0.2, 0.25, 0.5, 1.2)]
    [InlineData(LossVerdict.Diverging, 1.0, 1.2, 0.9, 1.6, 0.7, 2.5, 0.3, 5.0)]
    [InlineData(LossVerdict.Oscillating, 0.8, 0.3, 0.7, 0.2, 0.9)]
    [InlineData(LossVerdict.Oscillating, 0.8, 0.4, 0.75, 0.42, 0.78, 0.4, 0.77)]
    [InlineData(LossVerdict.Oscillating, 1.0, 0.5, 0.8, 0.4, 0.7, 0.35)]
    [InlineData(LossVerdict.Oscillating, 0.8, 1.5, 0.9, 1.6, 1.0, 1.7)]
    [InlineData(LossVerdict.TooSlow, 0.80, 0.79, 0.78, 0.77, 0.76)]
    [InlineData(LossVerdict.TooSlow, 0.693, 0.692, 0.691, 0.690)]
    [InlineData(LossVerdict.TooSlow, 0.8, 0.7999, 0.7998, 0.7997, 0.7996)]
    [InlineData(LossVerdict.TooSlow, 0.8, 0.799)]
    [InlineData(LossVerdict.Plateau, 0.7, 0.7, 0.7, 0.7)]
    [InlineData(LossVerdict.Plateau, 0.7, 0.7)]
    [InlineData(LossVerdict.Plateau, 0.0, 0.0, 0.0)]
    [InlineData(LossVerdict.Plateau, 0.8, 0.5, 0.4, 0.4, 0.4, 0.4)]
    [InlineData(LossVerdict.Plateau, 0.8, 0.5, 0.4, 0.3995, 0.3993, 0.3992)]
    [InlineData(LossVerdict.NoiseFloor, 0.5, 0.2, 0.11, 0.1, 0.105, 0.098, 0.103, 0.099)]
    [InlineData(LossVerdict.NoiseFloor, 1.0, 0.4, 0.2, 0.12, 0.115, 0.121, 0.113, 0.119, 0.116, 0.12)]
    [InlineData(LossVerdict.Healthy, -1.0, -2.0, -3.0, -4.0)]
    [InlineData(LossVerdict.Healthy, -1.0, -20.0, -300.0)]
    [InlineData(LossVerdict.Diverging, -10.0, -9.0)]
    [InlineData(LossVerdict.Diverging, -10.0, -8.0, -5.0, 3.0)]
    [InlineData(LossVerdict.Healthy, 1.0, 0.5, 0.3, 2.0, 0.25, 0.2, 0.15, 0.12)]
    [InlineData(LossVerdict.Healthy, 1.0, 0.2, 0.6, 0.25, 0.4, 0.22, 0.28, 0.2)]
    [InlineData(LossVerdict.Healthy, 1.0, 0.99, 1.0, 0.98, 0.7, 0.4, 0.2)]
    [InlineData(LossVerdict.NoProgress, 1.0, 3.0, 1.2)]
    [InlineData(LossVerdict.NoProgress, 1.0, 1.0, 5.0, 6.0, 4.0, 3.0, 2.0)]
    [InlineData(LossVerdict.Rising, 1.0, 0.5, 1.2)]
    [InlineData(LossVerdict.Rising, 1.0, 0.5, 0.551)]
    [InlineData(LossVerdict.Plateau, 1.0, 0.5, 0.549)]
    [InlineData(LossVerdict.Rising, 1.0, 0.6, 0.3, 0.3, 0.3, 0.9)]
    [InlineData(LossVerdict.Diverging, 1.0, 0.9, 11.0)]
    [InlineData(LossVerdict.Rising, 1.0, 0.5, 9.9)]
    [InlineData(LossVerdict.Diverging, 1.0, 0.95, 1.4, 2.5)]
    [InlineData(LossVerdict.Rising, 1.0, 0.9, 1.4, 2.5)]
    [InlineData(LossVerdict.Diverging, 1.0, 1.0, 1.0, 1.02, 1.05)]
    [InlineData(LossVerdict.Plateau, 0.8, 0.5, 0.4, 0.4, 0.4, 0.399)]
    [InlineData(LossVerdict.Healthy, 0.8, 0.5, 0.4, 0.4, 0.395, 0.39)]
    [InlineData(LossVerdict.TooSlow, 1.0, 0.985, 0.97, 0.955)]
    [InlineData(LossVerdict.Healthy, 1.0, 0.98, 0.94, 0.89)]
    [InlineData(LossVerdict.Oscillating, 1.0, 0.4, 0.55, 0.4, 0.55, 0.4, 0.55)]
    [InlineData(LossVerdict.NoiseFloor, 1.0, 0.4, 0.41, 0.4, 0.41, 0.4, 0.41)]
    public void Of_KnownHistory_IsNamedSo(LossVerdict expected, params double[] losses) =>
        LossDiagnosis.Of(losses).Verdict.ShouldBe(expected);

    // The last digit of a loss is rounding, in the sentences and in their numbers.
    [Fact]
    public void Of_LossThatDiffersByRounding_HasChangesOfNothing()
    {
        var diagnosis = LossDiagnosis.Of([1, 1, Math.BitIncrement(1), 1, Math.BitIncrement(1)]);
        diagnosis.Evidence[0].Sentence.ShouldBe("The loss went from 1 to 1.");
        diagnosis.Evidence[1].Sentence.ShouldBe("Improvement per interval: 0 %, 0 %, 0 %, 0 %.");
        diagnosis.Evidence.SelectMany(finding => finding.Numbers.Where(number => number.Key.StartsWith("improvement_",
            StringComparison.Ordinal) || number.Key.EndsWith("_third", StringComparison.Ordinal))).ShouldAllBe(number => number.Value == 0);
    }

    [Fact]
    public void Of_HealthyCaseOfTheStudy_HasItsImprovements()
    {
        var diagnosis = LossDiagnosis.Of([0.8, 0.5, 0.4, 0.38, 0.37]);
        diagnosis.Title.ShouldBe("healthy with diminishing returns");
        double[] expected = [0.375, 0.2, 0.05, 0.0263];
        for (int i = 0; i < expected.Length; i++)
            diagnosis.Intervals[i].Improvement.ShouldBe(expected[i], 1e-4);
        diagnosis.Evidence[1].Sentence.ShouldBe("Improvement per interval: 37.5 %, 20 %, 5 %, 2.6 %.");
    }

    [Fact]
    public void Of_DivergingCaseOfTheStudy_SaysWhereItStoppedBeingFiniteAndWhatToTry()
    {
        var diagnosis = LossDiagnosis.Of([0.8, 1.5, 3.2, 8.7, NaN]);
        diagnosis.Evidence[0].Sentence.ShouldBe("The loss went from 0.8 up to 8.7, and value 5 of 5 is not finite.");
        diagnosis.Advice[0].Sentence.ShouldContain("0.01 or 0.001");
        LossDiagnosis.Of([0.8, NaN], learningRate: 0.5).Advice[0].Sentence.ShouldContain("0.05 or 0.005");
    }

    [Theory]
    [InlineData("The loss began at 0.8, and value 2 of 2 is not finite.", 0.8, NaN)]
    [InlineData("The loss went from 0.8 to 0.7, and value 3 of 3 is not finite.", 0.8, 0.7, NaN)]
    public void Of_LossThatIsSoonNotFinite_SaysHowFarItCame(string expected, params double[] losses) =>
        LossDiagnosis.Of(losses).Evidence[0].Sentence.ShouldBe(expected);

    [Theory]
    [InlineData("healthy, returns not yet diminishing", 1.0, 0.5, 0.25, 0.12501)]
    [InlineData("healthy with diminishing returns", 1.0, 0.5, 0.25, 0.126)]
    public void Of_EqualImprovements_AreNotDiminishing(string expected, params double[] losses) =>
        LossDiagnosis.Of(losses).Title.ShouldBe(expected);

    [Fact]
    public void Of_NetworkThatBecameConstant_IsCollapsedThoughNoLayerIsKnown()
    {
        var facts = new LossFacts { Losses = [1, 0.5, 0.4, 0.4, 0.4] };
        LossDiagnosis.Of(facts).Verdict.ShouldBe(LossVerdict.Plateau);
        var diagnosis = LossDiagnosis.Of(facts with { IsConstant = true });
        diagnosis.Title.ShouldBe("collapsed");
        diagnosis.Evidence[^1].Sentence.ShouldBe("All units of a hidden layer give every training sample the same value, and so does the "
            + "network: the layer is dead or saturated, and no gradient passes it.");
        diagnosis.Advice[0].Sentence.ShouldBe("Start again: more steps bring no unit back.");
    }

    [Fact]
    public void Of_HistoryThatGrewByManyDecades_IsToldShortly()
    {
        var diagnosis = LossDiagnosis.Of([0.5, 5.5, 1.4e33]);
        diagnosis.Evidence[0].Sentence.ShouldEndWith("a rise of 2.8e+35 %.");
        diagnosis.Evidence[1].Sentence.ShouldBe("Improvement per interval: -1e+03 %, -2.55e+34 %.");
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void Of_DecayToALevelWithNoise_IsANoiseFloor(double noise)
    {
        RandomStream stream = new RandomStreams(7).Named("history");
        double[] losses = [.. Enumerable.Range(0, 100).Select(t => (Math.Exp(-t / 4.0) + 0.05) * (1 + (noise * stream.NextNormal() / 2)))];
        LossDiagnosis.Of(losses).Verdict.ShouldBe(LossVerdict.NoiseFloor);
    }

    [Fact]
    public void Of_SlowDecayWithLittleNoise_IsHealthy()
    {
        RandomStream stream = new RandomStreams(7).Named("history");
        double[] losses = [.. Enumerable.Range(0, 100).Select(t => Math.Exp(-t / 40.0) * (1 + (0.03 * stream.NextNormal())))];
        LossDiagnosis.Of(losses).Verdict.ShouldBe(LossVerdict.Healthy);
    }

    [Fact]
    public void Of_RippledFallOverDecades_IsHealthy()
    {
        double[] losses = [.. Enumerable.Range(0, 500).Select(t => Math.Exp(-t / 10.0) * (1.1 + Math.Cos(t / 6.0)))];
        LossDiagnosis.Of(losses).Verdict.ShouldBe(LossVerdict.Healthy);
    }

    [Fact]
    public void Of_SwingingMomentum_IsOscillating()
    {
        double[] losses = [.. Enumerable.Range(0, 60).Select(t => 0.2 + Math.Pow(Math.Cos(t / 4.0), 2))];
        LossDiagnosis.Of(losses).Verdict.ShouldBe(LossVerdict.Oscillating);
    }

    [Fact]
    public void Of_HistoryScaled_HasTheSameVerdict()
    {
        double[] losses = [0.5, 0.2, 0.11, 0.1, 0.105, 0.098, 0.103, 0.099];
        LossDiagnosis.Of([.. losses.Select(loss => loss * 1e-9)]).Verdict.ShouldBe(LossVerdict.NoiseFloor);
    }

    [Theory]
    [InlineData]
    [InlineData(0.5)]
    public void Of_FewerThanTwoValues_IsRefused(params double[] losses) =>
        Should.Throw<ShapeException>(() => LossDiagnosis.Of(losses)).Message.ShouldContain("at least 2 values");
}

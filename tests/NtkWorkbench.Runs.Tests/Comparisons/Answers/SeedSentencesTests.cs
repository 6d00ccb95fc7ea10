namespace NtkWorkbench.Runs.Tests;

public sealed class SeedSentencesTests
{
    // The difference that counts begins above 0.02.
    [Theory]
    [InlineData(0.53, "change less between seeds than individual ones")]
    [InlineData(0.51, "change no less between seeds than individual ones")]
    [InlineData(0.40, "change no less between seeds than individual ones")]
    public void Of_OneGroup_ComparesPrincipalWithIndividual(double principal, string verdict) =>
        SeedSentences.Of([HandMade.Seeds("a", 8, principal, 0.5)]).ShouldBe(
            FormattableString.Invariant($"At initialization principal features {verdict} (mean |cosine| {principal} against 0.5 in a)."));

    [Fact]
    public void Of_OneGroupOfTwo_CountsThem() =>
        SeedSentences.Of([HandMade.Seeds("a", 8, 0.9, 0.5), HandMade.Seeds("b", 8, 0.5, 0.5)]).ShouldBe(
            "At initialization principal features change less between seeds than individual ones in 1 of 2 groups (mean |cosine| 0.9 "
            + "against 0.5 in a, 0.5 against 0.5 in b).");

    [Theory]
    [InlineData(0.93, "the more so the wider the network")]
    [InlineData(0.91, "about as much at every width")]
    [InlineData(0.89, "about as much at every width")]
    [InlineData(0.87, "less so in wider networks")]
    public void Of_TwoWidths_TellsTheTrend(double wide, string trend) =>
        SeedSentences.Of([HandMade.Seeds("narrow", 8, 0.9, 0.5, affinity: 0.25), HandMade.Seeds("wide", 1000, wide, 0.5)]).ShouldEndWith(
            FormattableString.Invariant($", {trend}: from width 8 to 1 000 the advantage went from 0.4 to {wide - 0.5:g4}, ")
            + "and the affinity of the leading 2 features' space from 0.25 to 0.5.");

    [Fact]
    public void Of_Checkpoints_HaveASentenceEach() =>
        SeedSentences.Of([HandMade.Seeds("a", 8, 0.9, 0.5), HandMade.Seeds("a", 8, 0.5, 0.5, checkpoint: "final")]).ShouldBe(
            "At initialization principal features change less between seeds than individual ones (mean |cosine| 0.9 against 0.5 in a). "
            + "At the end of training principal features change no less between seeds than individual ones (mean |cosine| 0.5 against "
            + "0.5 in a).");

    [Fact]
    public void Of_Nothing_IsSilent() => SeedSentences.Of([]).ShouldBeEmpty();
}

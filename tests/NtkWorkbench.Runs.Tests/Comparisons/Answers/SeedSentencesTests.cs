namespace NtkWorkbench.Runs.Tests;

public sealed class SeedSentencesTests
{
    // The difference that counts begins above 0.02.
    [Theory]
    [InlineData(0.53, "change less between seeds than individual ones")]
    [InlineData(0.51, "change no less between seeds than individual ones")]
    [InlineData(0.40, "change no less between seeds than individual ones")]
    public void Of_OneGroup_ComparesPrincipalWithIndividual(double principal, string verdict) =>
        Said.One(SeedSentences.Of([HandMade.Seeds("a", 8, principal, 0.5)])).Sentence.ShouldBe(FormattableString.Invariant(
            $"At initialization principal features {verdict} (mean |cosine| {principal} against 0.5 in `a` over 1 pair)."));

    [Fact]
    public void Of_OneGroupOfTwo_CountsThem() =>
        Said.One(SeedSentences.Of([HandMade.Seeds("a", 8, 0.9, 0.5), HandMade.Seeds("b", 8, 0.5, 0.5)])).Sentence.ShouldBe(
            "At initialization principal features change less between seeds than individual ones in 1 of 2 groups (mean |cosine| 0.9 "
            + "against 0.5 in `a` over 1 pair, 0.5 against 0.5 in `b` over 1 pair).");

    [Fact]
    public void Of_ManyGroups_TellsLeastAndMost() => Said.One(SeedSentences.Of(
            [.. Enumerable.Range(1, 7).Select(i => HandMade.Seeds($"g{i}", 8, 0.5 + (i / 16.0), 0.5))])).Sentence.ShouldBe(
            "At initialization principal features change less between seeds than individual ones (mean |cosine| over pairs of seeds "
                + "higher by "
            + "0.0625 in `g1` to 0.4375 in `g7`).");

    [Theory]
    [InlineData(0.93, 0.96, "grows with width (8: 0.4, 16: 0.43, 1 000: 0.46)")]
    [InlineData(0.91, 0.91, "is about the same at every width (8: 0.4, 16: 0.41, 1 000: 0.41)")]
    [InlineData(0.91, 0.87, "falls with width (8: 0.4, 16: 0.41, 1 000: 0.37)")]
    [InlineData(0.7, 0.9, "does not go one way with width (8: 0.4, 16: 0.2, 1 000: 0.4)")]
    public void Of_Widths_TellsTheTrend(double middle, double wide, string trend)
    {
        Finding finding = SeedSentences.Of([HandMade.Seeds("a", 8, 0.9, 0.5, affinity: 0.25), HandMade.Seeds("b", 16, middle, 0.5),
            HandMade.Seeds("c", 1000, wide, 0.5)]).Last();
        Said.Hold(finding);
        finding.Sentence.ShouldBe($"At initialization this advantage {trend}, and the affinity of the spaces that the leading 2 span by "
            + $"width is "
            + "8: 0.25, 16: 0.5, 1 000: 0.5.");
    }

    [Fact]
    public void Of_Checkpoints_HaveASentenceEach() => SeedSentences.Of(
            [HandMade.Seeds("a", 8, 0.9, 0.5), HandMade.Seeds("a", 8, 0.5, 0.5, checkpoint: "final")]).Count().ShouldBe(2);

    [Fact]
    public void Of_NothingOrNoNumber_IsSilent()
    {
        SeedSentences.Of([]).ShouldBeEmpty();
        SeedSentences.Of([HandMade.Seeds("a", 8, double.NaN, 0.5)]).ShouldBeEmpty();
    }
}

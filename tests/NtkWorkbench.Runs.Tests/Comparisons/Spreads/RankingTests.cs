namespace NtkWorkbench.Runs.Tests;

public sealed class RankingTests
{
    [Fact]
    public void Of_SeparatedGroups_NamesLowestAndHighest() => Sentence(("a", [1, 2, 3]), ("b", [11, 12, 13]), ("c", [21, 22, 23]))
        .ShouldBe("The loss is lowest in `a`, 2 ± 1 (3 seeds), and highest in `c`, 22 ± 1 (3 seeds).");

    [Fact]
    public void Of_Rivals_NamesThemBesideTheLowest() => Sentence(("a", [1, 2, 3]), ("b", [0, 3, 6]), ("c", [21, 22, 23])).ShouldBe(
        "The loss is lowest in `a`, 2 ± 1 (3 seeds) (not told apart from `b`, 3 ± 3), and highest in `c`, 22 ± 1 (3 seeds).");

    [Fact]
    public void Of_GroupsThatOverlap_AreNotToldApart() => Sentence(("a", [1, 2, 3]), ("b", [0, 3, 6])).ShouldBe(
        "The loss is not told apart by 3 seeds: 2 ± 1 in `a`, 3 ± 3 in `b`.");

    [Fact]
    public void Of_FewSeeds_ClaimNoOrder()
    {
        Sentence(("a", [1, 3]), ("b", [11, 12])).ShouldBe(
            "The loss goes by few seeds from 2 ± 1.4 (2 seeds) (`a`) to 11.5 ± 0.71 (2 seeds) (`b`).");
        Sentence(("a", [1, 2, 3]), ("b", [11, 12, 13]), ("two", [0, 1])).ShouldBe(
            "The loss is lowest in `a`, 2 ± 1 (3 seeds), and highest in `b`, 12 ± 1 (3 seeds). Left out for their few seeds: `two`.");
    }

    [Fact]
    public void Of_OneGroupOrNoNumbers_IsSilent()
    {
        Ranking.Of("a.loss", "the loss", [("a", Seeds([1, 2, 3])), ("b", null)]).ShouldBeEmpty();
        Ranking.Of("a.loss", "the loss", []).ShouldBeEmpty();
    }

    private static string Sentence(params IReadOnlyList<(string Label, double[] Values)> groups) =>
        Said.One(Ranking.Of("a.loss", "the loss", groups.Select(group => (group.Label, (Spread?)Seeds(group.Values))))).Sentence;

    private static Spread Seeds(double[] values) => new([.. values.Select((value, i) => ((long)i, value))]);
}

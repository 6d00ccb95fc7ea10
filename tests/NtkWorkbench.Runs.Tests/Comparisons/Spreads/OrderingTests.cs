namespace NtkWorkbench.Runs.Tests;

public sealed class OrderingTests
{
    // Four standard deviations of a share of 2,000 resamples, (¼/2000)^½ each at most.
    private const double Sampling = 0.045;

    [Fact]
    public void Of_IdenticalGroups_AreNotToldApart()
    {
        Ordering.Of(Seeds(1, 2, 3), Seeds(1, 2, 3)).ShouldBe(Order.NotToldApart);
        Ordering.Share(Seeds(1, 2, 3), Seeds(1, 2, 3)).ShouldBe(0);
    }

    [Fact]
    public void Of_SeparatedGroups_AreToldApartInOneOrder()
    {
        Ordering.Of(Seeds(1, 2, 3), Seeds(11, 12, 13)).ShouldBe(Order.ToldApart);
        Ordering.Of(Seeds(11, 12, 13), Seeds(1, 2, 3)).ShouldBe(Order.NotToldApart);
    }

    // Differences 1, 1, −1: a resampled mean is above 0 where −1 is drawn at most once of three times, (2/3)³ + 3·(1/3)(2/3)² = 20/27.
    [Fact]
    public void Share_ThreePairs_IsThatOfTheBinomial() =>
        Ordering.Share(Seeds(0, 0, 0), Seeds(1, 1, -1)).ShouldBe(20.0 / 27, Sampling);

    // Four of five differences 1, one −1: at most twice of five times at 1/5, 0.94208; of ten with one −1: at most four times, 0.99837.
    [Fact]
    public void Of_OnePairAgainstTheOrder_TakesTenSeeds()
    {
        Ordering.Share(Seeds(0, 0, 0, 0, 0), Seeds(1, 1, 1, 1, -1)).ShouldBe(0.94208, Sampling);
        Ordering.Of(Seeds(0, 0, 0, 0, 0), Seeds(1, 1, 1, 1, -1)).ShouldBe(Order.NotToldApart);
        Ordering.Of(Seeds(new double[10]), Seeds(1, 1, 1, 1, 1, 1, 1, 1, 1, -1)).ShouldBe(Order.ToldApart);
    }

    // The same ups and downs of both groups cancel in pairs, and do not where the seeds are others.
    [Fact]
    public void Of_EqualSeeds_ArePaired()
    {
        Ordering.Of(Seeds(0, 10, 20), Seeds(1, 11, 21)).ShouldBe(Order.ToldApart);
        Ordering.Of(Seeds(0, 10, 20), new Spread([(7, 1), (8, 11), (9, 21)])).ShouldBe(Order.NotToldApart);
    }

    // {0, 1, 1} against {1, 1, 0} of other seeds: P(mean* < mean*) = (1 − P(equal))/2 with k ones of Bin(3, 2/3): Σp² = 245/729.
    [Fact]
    public void Share_UnpairedGroupsOfOneKind_IsHalfOfWhatIsNotATie() =>
        Ordering.Share(Seeds(0, 1, 1), new Spread([(7, 1), (8, 1), (9, 0)])).ShouldBe((1 - (245.0 / 729)) / 2, Sampling);

    [Fact]
    public void Of_TwoSeeds_IsNotAsked() => Ordering.Of(Seeds(1, 2), Seeds(11, 12, 13)).ShouldBe(Order.FewSeeds);

    [Fact]
    public void Share_AskedTwice_IsTheSame() =>
        Ordering.Share(Seeds(0, 3, 1), Seeds(1, 2, 3)).ShouldBe(Ordering.Share(Seeds(0, 3, 1), Seeds(1, 2, 3)));

    [Fact]
    public void Deviation_OfSeeds_DividesByOneLess()
    {
        Seeds(1, 2, 3).Deviation.ShouldBe(1);
        Seeds(1, 2, 3).Cell().ShouldBe("2 ± 1 (3)");
        Seeds(5).Deviation.ShouldBeNull();
        Seeds(5).Cell().ShouldBe("5");
        Spread.Of([(1, null), (2, double.NaN), (3, double.PositiveInfinity)]).ShouldBeNull();
    }

    private static Spread Seeds(params double[] values) => new([.. values.Select((value, i) => ((long)i, value))]);
}

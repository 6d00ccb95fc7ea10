namespace NtkWorkbench.Tests;

public sealed class SampleDrawTests
{
    private static readonly int[] Classes = [0, 1, 1, 2, 0, 1, 2, 2, 2, 0];

    [Fact]
    public void Rows_First_AreTheFirst() => Rows(3, SampleSelection.First).ShouldBe([0, 1, 2]);

    [Fact]
    public void Rows_RandomAll_AreAllInOrder() => Rows(null, SampleSelection.Random).ShouldBe(Enumerable.Range(0, 10));

    [Fact]
    public void Rows_Random_AreEachEquallyOftenAndAscending()
    {
        // 4 of 10 in 2,000 draws: 800 of each, standard deviation 22.
        const int most = 100;
        RandomStream stream = new RandomStreams(1).Named("a");
        int[] counts = new int[10];
        for (int i = 0; i < 2000; i++)
        {
            int[] rows = SampleDraw.Rows(10, 4, SampleSelection.Random, null, stream);
            rows.ShouldBe(rows.Distinct().Order());
            foreach (int row in rows)
                counts[row]++;
        }
        counts.ShouldAllBe(count => Math.Abs(count - 800) < most);
    }

    [Theory]
    [InlineData(6, 2, 2, 2)]
    [InlineData(7, 3, 2, 2)]
    [InlineData(null, 3, 3, 3)]
    public void Rows_Balanced_HaveAsManyOfEachClass(int? count, params int[] expected)
    {
        int[] rows = Rows(count, SampleSelection.Balanced);
        rows.ShouldBe(rows.Distinct().Order());
        rows.GroupBy(row => Classes[row]).OrderBy(group => group.Key).Select(group => group.Count()).ShouldBe(expected);
    }

    [Theory]
    [InlineData(11, SampleSelection.First, "11 samples are wanted, there are 10")]
    [InlineData(10, SampleSelection.Balanced, "4 samples of class 0 are wanted, there are 3")]
    public void Rows_MoreThanThereAre_SaysHowMany(int count, SampleSelection selection, string message) =>
        Should.Throw<NtkException>(() => Rows(count, selection)).Message.ShouldBe(message);

    private static int[] Rows(int? count, SampleSelection selection) =>
        SampleDraw.Rows(10, count, selection, Classes, new RandomStreams(1).Named("a"));
}

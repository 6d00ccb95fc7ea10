namespace NtkWorkbench.JobFiles.Tests;

public sealed class TrackOptionsTests
{
    [Theory]
    [InlineData(40, 150_000)]
    [InlineData(40, 39)]
    [InlineData(40, 45)]
    [InlineData(2, 1)]
    [InlineData(2, 1000)]
    [InlineData(3, 2)]
    [InlineData(1000, 999)]
    [InlineData(1000, int.MaxValue)]
    public void Steps_AsManyAsThereAreAtLeast_AreCountOnesFromTheFirstToTheLast(int count, int last)
    {
        IReadOnlyList<int> steps = new TrackOptions { Count = count }.Steps(last);

        steps.Count.ShouldBe(count);
        (steps[0], steps[^1]).ShouldBe((0, last));
        steps.Zip(steps.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
    }

    [Fact]
    public void Steps_FewerThanCount_AreAll() => new TrackOptions { Count = 40 }.Steps(5).ShouldBe([0, 1, 2, 3, 4, 5]);

    // Ratios of 10 need not be moved apart.
    [Fact]
    public void Steps_FarApart_HaveEqualRatios() =>
        new TrackOptions { Count = 6 }.Steps(10_000).ShouldBe([0, 1, 10, 100, 1000, 10_000]);

    [Fact]
    public void Steps_OffOrWithoutTraining_AreNone()
    {
        new TrackOptions { Choice = TrackChoice.Off }.Steps(100).ShouldBeEmpty();
        new TrackOptions().Steps(0).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("off", TrackChoice.Off, 40, 6)]
    [InlineData("auto", TrackChoice.Auto, 40, 6)]
    [InlineData("{count: 7}", null, 7, 6)]
    [InlineData("{count: 7, leading: 2, choice: auto}", TrackChoice.Auto, 7, 2)]
    [InlineData("{}", null, 40, 6)]
    public void Load_Track_IsAWordOrARecord(string track, TrackChoice? choice, int count, int leading) =>
        Load($"features.track={track}").ShouldBe(new TrackOptions { Choice = choice, Count = count, Leading = leading });

    [Fact]
    public void Load_NoTrack_IsAuto() => Load().Choice.ShouldBe(TrackChoice.Auto);

    [Fact]
    public void Load_CountOverAuto_IsFollowed() =>
        Load("features.track.count=7").ShouldBe(new TrackOptions { Count = 7 });

    private static TrackOptions Load(params string[] overrides) => JobText.Network(JobText.Minimal, overrides).Features.Track;
}

namespace NtkWorkbench.View.Tests;

public sealed class StepRateTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public void Take_StepsThatGoOn_IsStepsASecondOfTheLastHalfMinute()
    {
        var rate = new StepRate(_clock);
        rate.Take(null).ShouldBeNull();
        rate.Take(0).ShouldBeNull();
        double? last = null;
        for (int second = 1; second <= 100; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            // 10 steps a second for a minute, then 20.
            last = rate.Take(second <= 60 ? 10 * second : 600 + (20 * (second - 60)));
            if (second <= 60)
                last!.Value.ShouldBe(10, 1e-9);
        }
        last!.Value.ShouldBe(20, 1e-9);
    }

    [Fact]
    public void Take_TrainingThatStandsStill_HasNoneUntilItGoesOn()
    {
        var rate = new StepRate(_clock);
        rate.Take(0);
        _clock.Advance(TimeSpan.FromSeconds(1));
        rate.Take(10)!.Value.ShouldBe(10, 1e-9);
        _clock.Advance(TimeSpan.FromSeconds(30));
        rate.Take(10)!.Value.ShouldBe(10, 1e-9);
        _clock.Advance(TimeSpan.FromSeconds(1));
        rate.Take(10).ShouldBeNull("nothing came for longer than the window");
        _clock.Advance(TimeSpan.FromMinutes(10));
        rate.Take(20).ShouldBeNull("its speed is that since it went on");
        _clock.Advance(TimeSpan.FromSeconds(2));
        rate.Take(30)!.Value.ShouldBe(5, 1e-9);
    }

    [Fact]
    public void Take_StepOfAMinuteEach_StaysBetweenThem()
    {
        var rate = new StepRate(_clock);
        rate.Take(0);
        foreach (int step in new[] { 60, 120, 180 })
        {
            _clock.Advance(TimeSpan.FromSeconds(25));
            rate.Take(step - 60);
            _clock.Advance(TimeSpan.FromSeconds(35));
            rate.Take(step);
        }
        rate.Take(180)!.Value.ShouldBe(1, 1e-9);
        _clock.Advance(TimeSpan.FromSeconds(59));
        rate.Take(180)!.Value.ShouldBe(1, 1e-9);
        _clock.Advance(TimeSpan.FromSeconds(62));
        rate.Take(180).ShouldBeNull();
    }

    [Fact]
    public void Take_StepThatGoesBack_BeginsAnew()
    {
        var rate = new StepRate(_clock);
        rate.Take(1000);
        _clock.Advance(TimeSpan.FromSeconds(1));
        rate.Take(100);
        _clock.Advance(TimeSpan.FromSeconds(2));
        rate.Take(200)!.Value.ShouldBe(50, 1e-9);
    }
}

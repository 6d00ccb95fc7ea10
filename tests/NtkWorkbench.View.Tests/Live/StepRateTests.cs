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

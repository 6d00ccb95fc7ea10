namespace NtkWorkbench.Cli.Tests;

public class LiveProgressDisplayTests
{
    private const string Name = "depth-and-initialization/he-normal-4-layers-2";

    public static TheoryData<int> Widths => [40, 60, 80, 120, 200];

    [Theory, MemberData(nameof(Widths))]
    public void Show_AnyWidth_IsOneRowAStage(int width)
    {
        var clock = new StoppedClock();
        var screen = new TerminalScreen(width);

        Show(screen, clock, Stages, () => { });

        screen.Rows.Length.ShouldBe(Stages.Length);
        screen.Rows.ShouldAllBe(row => row.Length < width);
        screen.Rows[0].ShouldStartWith(" 25 %");
        screen.Rows[0].ShouldContain(": training");
    }

    [Theory]
    [InlineData(40, ": training", "00:00:03", "step")]
    [InlineData(60, "step 12000", "00:00:03", "━")]
    [InlineData(80, "loss 0.01234", "00:00:03", "rate")]
    [InlineData(120, "rate 0.02", "━", "depth-and-initialization/")]
    [InlineData(200, Name, "rate 0.02", "…")]
    public void Show_AnyWidth_LeavesOutInTheOrderThatIsStated(int width, string first, string second, string missing)
    {
        var screen = new TerminalScreen(width);

        Show(screen, new StoppedClock(), Stages[..1], () => { });

        screen.Rows[0].ShouldContain(first);
        screen.Rows[0].ShouldContain(second);
        screen.Rows[0].ShouldNotContain(missing);
    }

    [Fact]
    public void Show_Narrow_ShortensNamesInTheMiddle()
    {
        var screen = new TerminalScreen(40);

        Show(screen, new StoppedClock(), Stages, () => { });

        screen.Rows[0].ShouldContain("depth-a…yers-2: training");
    }

    [Theory, MemberData(nameof(Widths))]
    public void Show_ResizedWhileItRuns_LeavesNoRowBehind(int width)
    {
        var clock = new StoppedClock();
        var screen = new TerminalScreen(120);
        screen.WriteLine("above");

        Show(screen, clock, Stages, () =>
        {
            foreach (int cells in (int[])[width, 200, 41, width, 57, 120, width])
            {
                screen.Resize(cells);
                clock.Tick();
                clock.Tick();
                screen.Rows.Length.ShouldBe(1 + Stages.Length, string.Join("\n", screen.Rows));
            }
        });

        screen.Rows[0].ShouldBe("above");
        screen.Rows.Length.ShouldBe(1 + Stages.Length);
    }

    // Between a resize and the width that tmux tells frames are drawn that it breaks.
    [Theory, MemberData(nameof(Widths))]
    public void Show_ResizedInTmux_LeavesNoRowBehind(int width)
    {
        var clock = new StoppedClock();
        var screen = new TerminalScreen(120, tmux: true);
        screen.WriteLine("above");

        Show(screen, clock, Stages, () =>
        {
            foreach (int cells in (int[])[width, 200, 41, width, 57, 120, width])
            {
                screen.Resize(cells);
                clock.Tick();
                clock.Tick();
                screen.TellWidth();
                clock.Tick();
                clock.Tick();
                screen.Rows.Length.ShouldBe(1 + Stages.Length, string.Join("\n", screen.Rows));
            }
        }, tmux: true);

        screen.Rows[0].ShouldBe("above");
        screen.Rows.Length.ShouldBe(1 + Stages.Length);
    }

    [Fact]
    public void Show_MoreStagesThanRows_ShowsTheLast()
    {
        var screen = new TerminalScreen(80, height: 3);
        var clock = new StoppedClock();

        Show(screen, clock, Stages, clock.Tick);

        screen.Rows.Length.ShouldBe(2);
        screen.Rows[^1].ShouldContain("figures");
    }

    [Fact]
    public void Show_Warnings_AreBelowTheLastFrame()
    {
        var screen = new TerminalScreen(80);
        var clock = new StoppedClock();

        new LiveProgressDisplay(screen.Console(), clock, tmux: false).Show(observer =>
        {
            observer.OnWarning("something");
            observer.OnProgress(Stages[0]);
            clock.Tick();
            return 0;
        });

        screen.Rows.Length.ShouldBe(2);
        screen.Rows[1].ShouldBe("warning: something");
    }

    [Fact]
    public void Show_WorkThatThrows_LeavesTheLastFrame()
    {
        var screen = new TerminalScreen(80);

        Should.Throw<OperationCanceledException>(() =>
            Show(screen, new StoppedClock(), Stages, () => throw new OperationCanceledException()));

        screen.Rows.Length.ShouldBe(Stages.Length);
    }

    [Fact]
    public void Show_NoUnicode_IsPlain()
    {
        var screen = new TerminalScreen(60);

        new LiveProgressDisplay(screen.Console(unicode: false), new StoppedClock(), tmux: false).Show<object?>(observer =>
        {
            observer.OnProgress(Stages[0]);
            return null;
        });

        screen.Rows[0].ShouldAllBe(value => char.IsAscii(value));
    }

    [Fact]
    public void Show_BeingResized_WaitsUntilTheWidthHolds()
    {
        var screen = new TerminalScreen(120);
        var clock = new StoppedClock();

        Show(screen, clock, Stages, () =>
        {
            screen.Resize(60);
            clock.Tick();
            screen.Rows.Length.ShouldBeGreaterThan(Stages.Length);
            clock.Tick();
            screen.Rows.Length.ShouldBe(Stages.Length);
        });
    }

    [Fact]
    public void Describe_Search_TellsProductsModesAndResidual()
    {
        var progress = new RunProgress
        {
            Job = Name, Stage = RunStage.Features, Fraction = 0.5, Item = "init", Search = new(48, 12, 20, 3.2e-5),
        };
        ProgressText.Describe(progress).ShouldBe("init, 48 products, 12 of 20 modes, residual 3e-5");
        ProgressText.Describe(progress with { Search = new(4, 0, 20, double.PositiveInfinity) })
            .ShouldBe("init, 4 products, 0 of 20 modes");
        ProgressText.Describe(progress with { Search = new(92, 20, 20, 3.2e-7) { LooksForMissed = true } })
            .ShouldBe("init, 92 products, 20 of 20 modes, looking for missed values");
    }

    private static RunProgress[] Stages =>
    [
        new() { Job = Name, Stage = RunStage.Training, Fraction = 0.25, Step = 12000, Loss = 0.01234, LearningRate = 0.02 },
        new() { Job = Name, Stage = RunStage.Members, Fraction = 0.5, Item = "3 of 12, he-normal-4-layers-2",
            Step = 12000, Loss = 0.01234, LearningRate = 0.02 },
        new() { Job = Name, Stage = RunStage.Comparison, Fraction = 0, Item = "features across seeds" },
        new() { Job = Name, Stage = RunStage.Figures, Fraction = 1, Item = "principal_features" },
    ];

    // A second from nothing to what is reported: three more are left of a quarter.
    private static void Show(TerminalScreen screen, StoppedClock clock, RunProgress[] stages, Action then, bool tmux = false) =>
        new LiveProgressDisplay(screen.Console(), clock, tmux).Show(observer =>
        {
            foreach (RunProgress stage in stages)
                observer.OnProgress(stage with { Fraction = 0 });
            clock.Advance(1);
            foreach (RunProgress stage in stages)
                observer.OnProgress(stage);
            clock.Tick();
            then();
            return 0;
        });

    /// <summary>A clock that goes on, and a timer that fires, when a test says so.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        private long _seconds;
        private Action _tick = () => { };

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds;

        public void Advance(int seconds) => _seconds += seconds;

        public void Tick() => _tick();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _tick = () => callback(state);
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}

using Spectre.Console;

namespace NtkWorkbench.Cli;

/// <summary>A line for each stage, drawn again in place ten times a second, in the width that the terminal then has.</summary>
/// <param name="console">The terminal.</param>
/// <param name="time">The clock.</param>
/// <param name="tmux">Whether the terminal is tmux, which breaks its lines anew a quarter of a second before it tells its width.</param>
internal sealed class LiveProgressDisplay(IAnsiConsole console, TimeProvider time, bool tmux) : ProgressDisplay
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public override T Show<T>(Func<IRunObserver, T> work)
    {
        var observer = new Observer(console, time, tmux);
        try
        {
            using ITimer timer = time.CreateTimer(_ => observer.Draw(), null, Pause, Pause);
            return work(observer);
        }
        finally
        {
            observer.End();
        }
    }

    private sealed class Observer(IAnsiConsole console, TimeProvider time, bool tmux) : IRunObserver
    {
        private const int NarrowestTmux = 8;

        private readonly Lock _lock = new();
        private readonly OrderedDictionary<RunStage, Stage> _stages = [];
        private readonly List<string> _warnings = [];
        private int[] _drawn = [];
        private int _width = console.Profile.Width;
        private bool _ended;

        public void OnProgress(RunProgress progress)
        {
            lock (_lock)
            {
                long now = time.GetTimestamp();
                bool goesOn = _stages.TryGetValue(progress.Stage, out Stage? stage) && progress.Fraction >= stage.Progress.Fraction;
                _stages[progress.Stage] = goesOn ? stage! with { Progress = progress, Last = now }
                    : new Stage(progress, progress.Fraction, now, now);
            }
        }

        public void OnWarning(string message)
        {
            lock (_lock)
                _warnings.Add(message);
        }

        public void Draw()
        {
            lock (_lock)
            {
                // While a terminal is being resized what it shows where is anyone's guess.
                bool resized = _width != console.Profile.Width;
                _width = console.Profile.Width;
                if (!resized && !_ended)
                    DrawFrame(_width);
            }
        }

        // Warnings come after the last frame: lines written in between would be overwritten by the next.
        public void End()
        {
            lock (_lock)
            {
                DrawFrame(console.Profile.Width);
                _ended = true;
                foreach (string warning in _warnings)
                    console.Profile.Out.Writer.WriteLine($"warning: {warning}");
            }
        }

        private void DrawFrame(int width)
        {
            if (_stages.Count == 0)
                return;
            // Lines that leave the screen at the top cannot be drawn again.
            string[] lines = [.. _stages.Values.TakeLast(Math.Max(1, console.Profile.Height - 1)).Select(stage =>
                ProgressText.Line(stage.Progress, Left(stage), width - 1, console.Profile.Capabilities.Unicode))];
            // Written over and in one piece the frame does not flicker, and nothing goes into the history.
            string up = string.Concat(_drawn.Reverse().Select(cells => Up(cells, width, tmux)));
            console.Profile.Out.Writer.Write($"\r{up}{string.Concat(lines.Select(line => $"\e[2K{line}\e[K\n"))}\e[J");
            _drawn = [.. lines.Select(line => line.GetCellWidth())];
        }

        // To the first row of the line above. A terminal that became narrower has broken it; that is what most do, and the few that cut
        // lose rows above it. In tmux a backspace at the left edge goes up where a line is broken, and nowhere else.
        private static string Up(int cells, int width, bool tmux) => tmux
            ? "\e[A" + string.Concat(Enumerable.Repeat("\r\b", cells / NarrowestTmux)) + "\r"
            : Invariant($"\e[{Math.Max(1, (cells + width - 1) / width)}A");

        // What is done took from the first report to the last; what is left takes as long in proportion, less what has passed since.
        private TimeSpan? Left(Stage stage)
        {
            double done = stage.Progress.Fraction - stage.First, left = 1 - stage.Progress.Fraction;
            if (left <= 0)
                return TimeSpan.Zero;
            if (done <= 0)
                return null;
            TimeSpan estimate = time.GetElapsedTime(stage.Begin, stage.Last) * (left / done) - time.GetElapsedTime(stage.Last);
            return estimate > TimeSpan.Zero ? estimate : TimeSpan.Zero;
        }

        private sealed record Stage(RunProgress Progress, double First, long Begin, long Last);
    }
}

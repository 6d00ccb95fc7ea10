using Spectre.Console;

namespace NtkWorkbench.Cli;

/// <summary>Shows how far a run is, on stderr.</summary>
internal abstract class ProgressDisplay
{
    /// <summary>A live display on a terminal that can draw again in place, a plain line now and then elsewhere.</summary>
    public static ProgressDisplay For(IAnsiConsole console, TimeProvider time) =>
        console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi
            ? new LiveProgressDisplay(console, time, tmux: Environment.GetEnvironmentVariable("TMUX") is not null)
            : new PlainProgressDisplay(console.Profile.Out.Writer, time);

    public abstract T Show<T>(Func<IRunObserver, T> work);
}

using Spectre.Console;

namespace NtkWorkbench.Cli;

/// <summary>Shows how far a run is, on stderr.</summary>
internal abstract class ProgressDisplay
{
    /// <summary>A live display on a terminal, a plain line now and then in a pipe.</summary>
    public static ProgressDisplay For(IAnsiConsole console, TimeProvider time) =>
        console.Profile.Out.IsTerminal ? new LiveProgressDisplay(console) : new PlainProgressDisplay(console.Profile.Out.Writer, time);

    public abstract T Show<T>(Func<IRunObserver, T> work);
}

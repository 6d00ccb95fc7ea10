using Spectre.Console;

namespace NtkWorkbench.Torture;

/// <summary>Every fault at every call, of the program put together in this process.</summary>
internal sealed class FaultHarness(TortureOptions options, string work)
{
    /// <returns>The number of findings, at most 1.</returns>
    public int Run() => new FaultTrials(Invoke, Path.Combine(work, "faults"), Path.Combine(AppContext.BaseDirectory, "Jobs", "drawn.yaml"))
        .RunAll(TimeSpan.FromMinutes(options.Minutes), (ulong)options.Seed, Console.Out);

    private static (int Exit, string Said) Invoke(string[] arguments)
    {
        using var interruption = new Interruption();
        using var said = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(said),
            Interactive = InteractionSupport.No,
            Ansi = AnsiSupport.No,
        });
        Session program = Composition.CreateSession(interruption);
        var session = new Session(said, console, new Lazy<Workbench>(() => program.Workbench), interruption, program.FindScheduler);
        return (CommandLine.Create(session).Invoke(arguments), said.ToString());
    }
}

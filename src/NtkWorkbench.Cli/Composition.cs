using System.Text;
using Spectre.Console;

namespace NtkWorkbench.Cli;

/// <summary>Puts the parts together, by hand.</summary>
internal static class Composition
{
    public static Session CreateSession(Interruption interruption)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };
        IAnsiConsole errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        interruption.Leaving = () =>
        {
            // Of any run: who goes on with it elsewhere need not watch whether this process gives a sign.
            RunLock.LeaveAll();
            // A bar that is left where it is has hidden the cursor.
            if (errors.Profile.Out.IsTerminal)
                errors.Cursor.Show();
        };
        // Commands that only print do without libraries that take a moment to load.
        return new Session(output, errors, new Lazy<Workbench>(() => CreateWorkbench(interruption.Saving)), interruption,
            new SchedulerCatalog(TimeProvider.System).Find);
    }

    private static Workbench CreateWorkbench(SaveSchedule saving)
    {
        ILinearAlgebra linearAlgebra = LinearAlgebraProviders.Best();
        return new Workbench
        {
            Engines = CreateEngines(linearAlgebra),
            LinearAlgebra = linearAlgebra,
            Renderer = new ScottPlotRenderer(),
            Time = TimeProvider.System,
            Saving = saving,
            AvailableMemory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            AvailableDisk = FreeDisk(),
        };
    }

    // Of the folder in which the program runs, under which results lie.
    private static long FreeDisk()
    {
        try
        {
            return new DriveInfo(Directory.GetCurrentDirectory()).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }

    private static EngineCatalog CreateEngines(ILinearAlgebra linearAlgebra) => new(
    [
        new AvailableEngine
        {
            Kind = EngineKind.Builtin,
            FindDevices = () => [Device.Cpu],
            OnDevice = _ => new BuiltinEngineProvider(linearAlgebra),
        },
        NtkWorkbench.Torch.TorchEngineProvider.Available,
    ]);
}

using NtkWorkbench.Torch;
using Spectre.Console;

namespace NtkWorkbench.Cli.Tests;

/// <summary>The command line in a folder of its own, without a terminal and, unless a renderer is given, with blank pictures.</summary>
internal sealed class TestSession(IFigureRenderer? renderer = null, IScheduler? scheduler = null) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Interruption _interruption = new();
    private readonly StringWriter _output = new(), _errors = new();

    public string Folder => _folder.Path;

    public string Output => _output.ToString();

    public string Errors => _errors.ToString();

    public string Write(string name, string text) => _folder.Write(name, text);

    public int Invoke(params string[] arguments)
    {
        IAnsiConsole console =
            AnsiConsole.Create(
                new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_errors), Interactive = InteractionSupport.No,
                    Ansi = AnsiSupport.No });
        return CommandLine.Create(new Session(_output, console, new Lazy<Workbench>(CreateWorkbench), _interruption,
            name => name == scheduler?.Name ? scheduler : null)).Invoke(arguments);
    }

    public void Dispose()
    {
        _interruption.Dispose();
        _folder.Dispose();
    }

    private Workbench CreateWorkbench() => new()
    {
        Engines = new EngineCatalog(
        [
            new AvailableEngine { Kind = EngineKind.Builtin, FindDevices = () => [Device.Cpu],
                OnDevice = _ => new BuiltinEngineProvider(LinearAlgebraProviders.Best()) },
            TorchEngineProvider.Available,
        ]),
        LinearAlgebra = LinearAlgebraProviders.Best(),
        Renderer = renderer ?? new BlankRenderer(),
        Time = TimeProvider.System,
        AvailableMemory = 1L << 30,
    };
}

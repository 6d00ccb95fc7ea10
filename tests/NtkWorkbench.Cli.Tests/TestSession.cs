using NtkWorkbench.Torch;
using Spectre.Console;

namespace NtkWorkbench.Cli.Tests;

/// <summary>The command line in a folder of its own, without a terminal and, unless a renderer is given, with blank pictures.</summary>
internal sealed class TestSession(IFigureRenderer? renderer = null) : IDisposable
{
    private readonly Interruption _interruption = new();
    private readonly StringWriter _output = new(), _errors = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("ntk-").FullName;

    public string Output => _output.ToString();

    public string Errors => _errors.ToString();

    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public int Invoke(params string[] arguments)
    {
        IAnsiConsole console =
            AnsiConsole.Create(
                new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_errors), Interactive = InteractionSupport.No,
                    Ansi = AnsiSupport.No });
        return CommandLine.Create(new Session(_output, console, new Lazy<Workbench>(CreateWorkbench), _interruption)).Invoke(arguments);
    }

    public void Dispose()
    {
        _interruption.Dispose();
        Directory.Delete(Folder, recursive: true);
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

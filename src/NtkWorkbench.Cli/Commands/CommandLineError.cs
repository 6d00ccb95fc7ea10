namespace NtkWorkbench.Cli;

/// <summary>What is wrong with the words of a command.</summary>
internal static class CommandLineError
{
    public static JobException Create(string message) => new(new InputError { Source = "command line", Message = message });
}

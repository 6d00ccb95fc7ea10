namespace NtkWorkbench.Cli;

/// <summary>What is wrong with the words of a command.</summary>
internal static class CommandLineProblem
{
    public static JobException Create(string message) => new(new JobProblem { Source = "command line", Message = message });
}

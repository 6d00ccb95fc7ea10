using System.Collections;

namespace NtkWorkbench.Runs;

/// <summary>Slurm's commands, run in an environment of their own.</summary>
internal sealed class SlurmCommands(ICommandRunner runner, IReadOnlyDictionary<string, string> environment)
{
    public SlurmCommands(ICommandRunner runner)
        : this(runner, Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? ""))
    {
    }

    /// <summary>How many numbers of jobs one call takes: 11 characters each, far below what an argument may have.</summary>
    public const int MostIds = 4000;

    public CommandOutcome Ask(string program, IReadOnlyList<string> arguments, CancellationToken cancellation) => runner.Run(
        new() { Program = program, Arguments = arguments, Environment = SlurmEnvironment.OfQuestions(environment) }, cancellation);

    public CommandOutcome Submit(IReadOnlyList<string> arguments, SlurmOptions options) => runner.Run(
        new() { Program = "sbatch", Arguments = arguments, Environment = SlurmEnvironment.OfSubmission(environment, options) },
        CancellationToken.None);

    // Of thousands of jobs each has its line.
    private const int MostLines = 4;

    /// <summary>What a command says in place of an answer, in one line.</summary>
    public static string Words(string program, CommandOutcome outcome)
    {
        string[] lines = $"{outcome.Error}\n{outcome.Output}"
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string said = lines.Length > 0 ? string.Join("; ", lines.Take(MostLines)) : "nothing";
        return outcome.Status is int status ? Invariant($"{program} ended with status {status} and says: {said}") : said;
    }
}

using System.CommandLine;
using System.Globalization;

namespace NtkWorkbench.Cli;

/// <summary>The options of commands that give runs to a scheduler.</summary>
internal sealed class QueueOptions
{
    private readonly Option<string?> _on = new("--on")
    {
        Description = "Let a scheduler run it: slurm, or processes of this machine that go on when the terminal closes.",
        HelpName = "SCHEDULER",
    };
    private readonly Option<string?> _parallel = new("--parallel")
    {
        Description = "With --on: how many tasks run at once at most (default: as the scheduler likes).",
        HelpName = "N",
    };
    private readonly Option<string?> _perTask = new("--per-task")
    {
        Description = "With --on: how many members a task runs one after the other (default: 1, more of very large families).",
        HelpName = "N",
    };
    private readonly Option<bool> _wait = new("--wait") { Description = "With --on: stay until all is done, and show progress." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "With --on: print the scripts; write and queue nothing." };

    // Members of the largest family.
    private const int Most = 100_000;

    private readonly bool _canDryRun;

    /// <summary>Adds them to a command.</summary>
    public QueueOptions(Command command, bool canDryRun)
    {
        _canDryRun = canDryRun;
        command.Add(_on);
        command.Add(_parallel);
        command.Add(_perTask);
        command.Add(_wait);
        if (canDryRun)
            command.Add(_dryRun);
    }

    /// <summary>What a command line says; null: nothing of schedulers.</summary>
    /// <exception cref="JobException">An option has no sense.</exception>
    public Asked? Read(ParseResult result)
    {
        var asked = new Asked(result.GetValue(_on) ?? "", Number(result, _parallel), Number(result, _perTask), result.GetValue(_wait),
            _canDryRun && result.GetValue(_dryRun));
        if (result.GetValue(_on) is not null)
            return asked;
        string? alone = asked.Parallel is not null ? "--parallel" : asked.PerTask is not null ? "--per-task"
            : asked.Waits ? "--wait" : asked.IsDryRun ? "--dry-run" : null;
        return alone is null ? null : throw CommandLineError.Create($"{alone} needs a scheduler: add --on slurm or --on processes");
    }

    private static int? Number(ParseResult result, Option<string?> option)
    {
        if (result.GetValue(option) is not string text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= Most ? number
            : throw CommandLineError.Create($"{option.Name} must be a number from 1 to {Most}, got '{text}'");
    }

    /// <summary>What is asked for.</summary>
    internal sealed record Asked(string Scheduler, int? Parallel, int? PerTask, bool Waits, bool IsDryRun);
}

namespace NtkWorkbench.Runs;

/// <summary>Tasks that are queued together: the same script, the same resources.</summary>
internal sealed record TaskBatch
{
    /// <summary>The family's name: letters, digits, '.', '_' and '-'.</summary>
    public required string Name { get; init; }

    /// <summary>The family's folder, in full; any characters. Every task works in it.</summary>
    public required string Folder { get; init; }

    /// <summary>1 for the first batch of a family, counting its batches.</summary>
    public required int Number { get; init; }

    /// <summary>Numbers of tasks in the task table, from 1, ascending.</summary>
    public required IReadOnlyList<int> Tasks { get; init; }

    /// <summary>How this program is called: its file, and arguments that stand before those of every command.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>What each task gets.</summary>
    public required SlurmOptions Resources { get; init; }

    /// <summary>How many tasks run at once at most; null: the scheduler's own choice.</summary>
    public int? Parallel { get; init; }

    /// <summary>Machines on which no task is put.</summary>
    public IReadOnlyList<string> ExcludedNodes { get; init; } = [];

    /// <summary>Whether the scheduler begins, when a task of these has failed, what looks after the family again: `ntk resume . --on … `.
    /// </summary>
    public bool IsFollowedUp { get; init; } = true;
}

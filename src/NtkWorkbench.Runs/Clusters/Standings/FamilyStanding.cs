namespace NtkWorkbench.Runs;

/// <summary>How a family stands.</summary>
internal sealed record FamilyStanding
{
    public required string Name { get; init; }

    /// <summary>How its own summary stands; the family is done when its comparison is.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The members, in the family's order.</summary>
    public required IReadOnlyList<MemberStanding> Members { get; init; }

    /// <summary>How each task stands, in the order of the table; empty where the family has none.</summary>
    public IReadOnlyList<TaskState> Tasks { get; init; } = [];

    /// <summary>The batch that each task was queued in last.</summary>
    public IReadOnlyList<SubmittedBatch?> Batches { get; init; } = [];

    /// <summary>Machines on which tasks failed with their machine.</summary>
    public IReadOnlyList<string> FailedNodes { get; init; } = [];

    /// <summary>Why the scheduler does not answer, or what was odd; null: nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>Whether a process runs or will run one of the tasks, or may; without tasks, whether one runs the family.</summary>
    public bool IsActive => Tasks.Count == 0 ? Status == RunStatus.Running
        : Tasks.Any(task => task is TaskState.Queued or TaskState.Running or TaskState.Unsure);

    /// <summary>Whether of some tasks it is not known how they stand: to be asked again later.</summary>
    public bool IsUnsure => Tasks.Contains(TaskState.Unsure);

    public int Count(MemberState state) => Members.Count(member => member.State == state);

    /// <summary>"study: 12 members: 2 waiting, 3 running, 7 done".</summary>
    public string Describe() => Invariant($"{Name}: {Wording.Count(Members.Count, "member")}: {Counts()}");

    /// <summary>"2 waiting, 3 running, 7 done".</summary>
    public string Counts() => string.Join(", ", Enum.GetValues<MemberState>().Where(state => Count(state) > 0)
            .Select(state => Invariant($"{Count(state)} {state.ToString().ToLowerInvariant()}")));
}

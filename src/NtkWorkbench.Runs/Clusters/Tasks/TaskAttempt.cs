using System.Text.Json.Serialization;

namespace NtkWorkbench.Runs;

/// <summary>One attempt at a task, written down by its process when it begins and again when it ends.</summary>
internal sealed record TaskAttempt
{
    public required int Task { get; init; }

    /// <summary>The batch in which it was queued.</summary>
    public required int Batch { get; init; }

    /// <summary>The scheduler as --on names it.</summary>
    public required string Scheduler { get; init; }

    /// <summary>As the scheduler's commands name it: "123_4".</summary>
    public required string Job { get; init; }

    /// <summary>How often the scheduler had begun it before.</summary>
    public int Restart { get; init; }

    /// <summary>The machine, as the scheduler names it.</summary>
    public required string Node { get; init; }

    /// <summary>The process on it.</summary>
    public required int Process { get; init; }

    public required DateTimeOffset Begun { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Null while it lasts, and where it was killed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TaskEnd? End { get; init; }

    /// <summary>Members that are not done, and why.</summary>
    public IReadOnlyDictionary<string, string> Messages { get; init; } = new Dictionary<string, string>();
}

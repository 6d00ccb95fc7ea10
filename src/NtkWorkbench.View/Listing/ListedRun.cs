using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtkWorkbench.View;

/// <summary>A row of the list of runs.</summary>
internal sealed record ListedRun
{
    public required string Id { get; init; }

    /// <summary>Of a member, its family.</summary>
    public string? Family { get; init; }

    public required string Name { get; init; }

    /// <summary>The folder as seen from that of the runs.</summary>
    public required string Path { get; init; }

    /// <summary>Null where the summary cannot be read; <see cref="Message"/> says why.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>How it stands where its tasks say more than its own files; of a family, by its members. Null: <see cref="Status"/> is all
    /// there is.</summary>
    public MemberState? State { get; init; }

    /// <summary>The machine that it runs on or ran on last, where a scheduler began it.</summary>
    public string? Node { get; init; }

    /// <summary>As the scheduler's commands name it.</summary>
    public string? Job { get; init; }

    /// <summary>Until the scheduler ends its task, when that was asked.</summary>
    public double? SecondsLeft { get; init; }

    public string? Message { get; init; }

    /// <summary>What is to be known of the scheduler itself, or of what lies in its folder, as a sentence.</summary>
    public string? Remark { get; init; }

    public required DateTimeOffset Started { get; init; }

    public double? Seconds { get; init; }

    public double? Step { get; init; }

    public double? Steps { get; init; }

    public double? TrainLoss { get; init; }

    public double? TestLoss { get; init; }

    /// <summary>Training losses, thinned; null where one is not finite.</summary>
    public IReadOnlyList<double?> Losses { get; init; } = [];

    /// <summary>What the job has where those of the same name, or of the same family, differ.</summary>
    public IReadOnlyDictionary<string, string> Differences { get; init; } = new Dictionary<string, string>();

    public bool HasReport { get; init; }

    /// <summary>The job's kind as job files name it: network, comparison, quadratic, …; null of a family, and where it is not
    /// known.</summary>
    public string? Kind { get; init; }

    /// <summary>Whether a process works on it, or a scheduler will have one do so.</summary>
    [JsonIgnore]
    public bool IsActive => Status == RunStatus.Running || State is MemberState.Running or MemberState.Waiting or MemberState.Preempted;

    /// <summary>What a summary of any kind is read for. Of labs some numbers are something else.</summary>
    internal sealed record Numbers
    {
        public required string Name { get; init; }

        public required RunStatus Status { get; init; }

        public string? Message { get; init; }

        public required RunSeconds Seconds { get; init; }

        public JsonElement? Steps { get; init; }

        public JsonElement? TrainLoss { get; init; }

        public JsonElement? TestLoss { get; init; }

        public JsonElement? FractionOfMaxRate { get; init; }

        public static double? Of(JsonElement? value) =>
            value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out double found) ? found : null;
    }
}

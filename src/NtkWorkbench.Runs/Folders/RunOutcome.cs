using System.Text.Json.Serialization;

namespace NtkWorkbench.Runs;

/// <summary>What summary.json holds of a run of any kind.</summary>
public abstract record RunOutcome
{
    /// <summary>The version of the folder as it is written.</summary>
    [JsonPropertyOrder(-4)]
    public int Format { get; } = FolderFormat.Current;

    /// <summary>The job's name.</summary>
    [JsonPropertyOrder(-3)]
    public required string Name { get; init; }

    /// <summary>How the run stands, or how it ended.</summary>
    [JsonPropertyOrder(-2)]
    public required RunStatus Status { get; init; }

    /// <summary>Why it ended so, where it was not completed: the step and layer of a divergence, or an error.</summary>
    [JsonPropertyOrder(-1)]
    public string? Message { get; init; }

    /// <summary>Who works on it; null where nobody does.</summary>
    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RunProcess? Process { get; init; }

    /// <summary>Where the time went.</summary>
    [JsonPropertyOrder(1)]
    public required RunSeconds Seconds { get; init; }

    /// <summary>The summary in one line.</summary>
    public abstract string Describe();
}

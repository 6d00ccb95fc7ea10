using System.Text.Json.Serialization;

namespace NtkWorkbench.Runs;

/// <summary>What a network's run found, in numbers: summary.json.</summary>
public sealed record RunSummary : RunOutcome
{
    /// <summary>Steps taken.</summary>
    public required int Steps { get; init; }

    /// <summary>The learning rate as the job wrote it, where that was a fraction of the largest stable one at initialization; null where it
    /// was a number, which resolved.yaml holds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? FractionOfMaxRate { get; init; }

    /// <summary>The last training loss; null where none was measured.</summary>
    public double? TrainLoss { get; init; }

    /// <summary>The last test loss; null without test data.</summary>
    public double? TestLoss { get; init; }

    /// <summary>The last validation loss; null without validation data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ValidationLoss { get; init; }

    /// <summary>The lowest validation loss and its step; null without validation data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BestRow? BestValidation { get; init; }

    /// <summary>Where early stopping ended training before its last step; null where it did not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EarlyStop? StoppedEarly { get; init; }

    /// <summary>Parameters of all layers.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>p, those of the trained layers; null in folders written before it was told.</summary>
    public int? TrainedParameterCount { get; init; }

    /// <summary>The checkpoints that were linearized, by name ("init", "final", "step-500"), in the order of their steps.</summary>
    public required IReadOnlyDictionary<string, CheckpointSummary> Checkpoints { get; init; }

    /// <summary>The kernel distance of final from init; null where one of them is missing.</summary>
    public double? KernelDistance { get; init; }

    /// <summary>How near training stayed to the linear model at initialization; null where there is none, or a part is
    /// missing.</summary>
    public LinearizedSummary? Linearized { get; init; }

    /// <summary>The network at initialization beside its limit of infinite width; null where the job asks for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InfiniteWidthSummary? InfiniteWidth { get; init; }

    /// <summary>The training samples that checkpoints were linearized on, where features.samples chose some; null: all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? FeatureSamples { get; init; }

    /// <summary>How well a classifier says classes; null where targets are no classes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClassSummary? Classes { get; init; }

    /// <inheritdoc/>
    public override string Describe() =>
        Invariant($"{Name}: {Status.ToString().ToLowerInvariant()} after {Steps} steps, train loss {TrainLoss:g4}")
        + (TestLoss is double test ? Invariant($", test loss {test:g4}") : "")
        + (StoppedEarly is null ? "" : Invariant($", stopped early, best at step {StoppedEarly.BestStep}"))
        + (Message is null ? "" : $" ({Message})");
}

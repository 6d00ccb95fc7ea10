namespace NtkWorkbench;

/// <summary>The whole state of training as one value: restored, it continues bit for bit.</summary>
public sealed record TrainingState
{
    /// <summary>Steps taken.</summary>
    public required int Step { get; init; }

    /// <summary>Parameters and optimizer.</summary>
    public required EngineState Engine { get; init; }

    /// <summary>What was seen of the rows, by trainings that go by them; null for others.</summary>
    public RowWatchState? Watch { get; init; }

    /// <summary>Random stream and position of the batch sampler.</summary>
    public required BatchSamplerState Sampler { get; init; }
}

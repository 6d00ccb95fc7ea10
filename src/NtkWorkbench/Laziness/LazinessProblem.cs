namespace NtkWorkbench;

/// <summary>What every training of a <see cref="LazinessMap"/> has in common.</summary>
public sealed record LazinessProblem
{
    /// <summary>Hidden layers, all of one width.</summary>
    public required int HiddenLayers { get; init; }

    /// <summary>φ.</summary>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>How parameters enter; null: the standard way.</summary>
    public Parameterization? Parameterization { get; init; }

    /// <summary>How parameters are drawn; null: as torch.nn.Linear does.</summary>
    public InitializationOptions? Initialization { get; init; }

    /// <summary>What is learned, of squares; the networks start from f = 0.</summary>
    public required TrainingData Data { get; init; }

    /// <summary>How, but for the rate; steps are the most that are taken.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>Where the gap is measured, (g, d).</summary>
    public required Matrix Grid { get; init; }

    /// <summary>A training ends where its loss is at most this share of its first.</summary>
    public double LossShare { get; init; } = 0.1;

    /// <summary>Arithmetic of training.</summary>
    public Precision Precision { get; init; } = Precision.Float64;

    /// <summary>What holds the networks; null: the builtin engine.</summary>
    public IEngineProvider? Engines { get; init; }
}

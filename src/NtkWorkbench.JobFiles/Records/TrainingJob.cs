namespace NtkWorkbench.JobFiles;

/// <summary>A job that trains a network: once, or at many learning rates.</summary>
public abstract record TrainingJob : Job
{
    /// <summary>What holds and trains the network.</summary>
    [Description("What holds and trains the network.")]
    public EngineKind Engine { get; init; } = EngineKind.Builtin;

    /// <summary>Where the engine computes: cpu, or with the torch engine cuda or cuda:N.</summary>
    [Description("Where the engine computes: cpu, or with the torch engine cuda or cuda:N.")]
    public Device Device { get; init; } = Device.Cpu;

    /// <summary>Arithmetic of training.</summary>
    [Description("Arithmetic of training; analysis is always float64.")]
    public Precision Precision { get; init; } = Precision.Float64;

    /// <summary>What is learned.</summary>
    [Description("What is learned.")]
    public required DataOptions Data { get; init; }

    /// <summary>The network.</summary>
    [Description("The network.")]
    public required NetworkOptions Network { get; init; }

    /// <summary>Where its parameters at step 0 come from.</summary>
    [Description("Where the parameters at step 0 come from.")]
    public InitializationOptions Initialization { get; init; } = new();

    /// <summary>How it is trained.</summary>
    [Description("How the network is trained.")]
    public required TrainingOptions Training { get; init; }

    private protected NetworkJob ToNetworkJob(FeatureOptions features) => new()
    {
        Name = Name,
        Seed = Seed,
        Figures = Figures,
        Engine = Engine,
        Device = Device,
        Precision = Precision,
        Data = Data,
        Network = Network,
        Initialization = Initialization,
        Training = Training,
        Features = features,
    };
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NtkWorkbench.Core.Engines;
using NtkWorkbench.Core.Networks.Initialization;
using NtkWorkbench.Core.Training;

namespace NtkWorkbench.Jobs.JobFiles.Records;

/// <summary>One network trained at many learning rates, measured against the limit that its tangent features predict.</summary>
public sealed record LearningRateSweepJob : Job
{
    /// <summary>What holds and trains the network.</summary>
    [Description("What holds and trains the network.")]
    public EngineKind Engine { get; init; } = EngineKind.Builtin;

    /// <summary>Arithmetic of training.</summary>
    [Description("Arithmetic of training; analysis is always float64.")]
    public Precision Precision { get; init; } = Precision.Float64;

    /// <summary>What is learned.</summary>
    [Description("What is learned.")]
    public required DataOptions Data { get; init; }

    /// <summary>The network.</summary>
    [Description("The network.")]
    public required NetworkOptions Network { get; init; }

    /// <summary>Where its parameters at step 0 come from, the same for all rates.</summary>
    [Description("Where the parameters at step 0 come from, the same for all rates.")]
    public InitializationOptions Initialization { get; init; } = new();

    /// <summary>How it is trained, but for the rate.</summary>
    [Description("How the network is trained, but for the learning rate.")]
    public required TrainingOptions Training { get; init; }

    /// <summary>Rates as fractions of the predicted limit.</summary>
    [Description("The learning rates, as fractions of the predicted limit.")]
    [MinLength(1)]
    [ItemRange(0, double.MaxValue, MinimumIsExclusive = true)]
    public IReadOnlyList<double> Fractions { get; init; } = [0.1, 0.25, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8, 12, 16];

    /// <summary>Points along each training at which sharpness is measured; 0: at its ends.</summary>
    [Description("Points along each training at which sharpness is measured; 0 measures none.")]
    [Range(0, 1000)]
    public int SharpnessPoints { get; init; } = 30;

    /// <summary>The network job that each rate runs, but for its rate.</summary>
    internal NetworkJob ToNetworkJob() => new()
    {
        Name = Name,
        Seed = Seed,
        Figures = Figures,
        Engine = Engine,
        Precision = Precision,
        Data = Data,
        Network = Network,
        Initialization = Initialization,
        Training = Training,
    };
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>How a network is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>What training makes small.</summary>
    [Description("What training makes small.")]
    public LossKind Loss { get; init; } = LossKind.MeanSquaredError;

    /// <summary>The optimizer.</summary>
    [Description("How a gradient becomes a step.")]
    public OptimizerOptions Optimizer { get; init; } = new SgdOptions();

    /// <summary>η₀, the learning rate that the schedule starts from.</summary>
    [Description("The learning rate that the schedule starts from: a number, or {fraction_of_max: number} of the largest stable rate at "
        + "initialization.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public LearningRate LearningRate { get; init; } = 0.01;

    /// <summary>How the learning rate changes from step to step.</summary>
    [Description("How the learning rate changes from step to step.")]
    public Schedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>Which samples a step sees.</summary>
    [Description("Which samples a step sees.")]
    public BatchOptions Batch { get; init; } = new();

    /// <summary>Number of steps; 0 looks at the network without training it.</summary>
    [Description("Number of optimizer steps; 0 looks at the network without training it.")]
    [Range(0, int.MaxValue)]
    public required int Steps { get; init; }

    /// <summary>The layers that training changes.</summary>
    [Description("The layers that training changes.")]
    public TrainableLayers Layers { get; init; } = TrainableLayers.All;

    /// <summary>Steps between two rows of metrics; null: a hundredth of <see cref="Steps"/>, rounded up.</summary>
    [Description("Steps between two rows of metrics.csv (default: a hundredth of the steps).")]
    [Range(1, int.MaxValue)]
    public int? RecordEvery { get; init; }

    /// <summary>Whether a run writes down which samples each step sees.</summary>
    [Description("Whether batches.csv says which rows of the training samples each step sees.")]
    public bool RecordBatches { get; init; }

    /// <summary>Steps between two rows of metrics.</summary>
    public int RecordInterval => RecordEvery ?? Math.Max(1, (int)Math.Ceiling(Steps / 100.0));
}
